import type { ReactNode } from "react";
import { MAIN_ID } from "./main-id";
import styles from "./page-frame.module.css";
import { SkipLink } from "./skip-link";

interface Props {
  header: ReactNode;
  footer: ReactNode;
  /** The notice of a demonstration, between header and content. */
  band?: ReactNode;
  children: ReactNode;
}

/** The frame of every page: skip link, header, notice, content, footer. */
export function PageFrame({ header, footer, band, children }: Props) {
  return (
    <div className={styles.frame}>
      <SkipLink />
      {header}
      {band}
      <main id={MAIN_ID} tabIndex={-1} className={styles.main}>
        {children}
      </main>
      {footer}
    </div>
  );
}
