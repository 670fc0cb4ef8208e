import type { ReactNode } from "react";
import { MAIN_ID } from "./main-id";
import styles from "./page-frame.module.css";
import { SkipLink } from "./skip-link";

interface Props {
  header: ReactNode;
  footer: ReactNode;
  /** Notices between header and content: of a demonstration, and of the people who run the installation. */
  band?: ReactNode;
  children: ReactNode;
}

/** The frame of every page: skip link, header, notice, content, footer. */
export function PageFrame({ header, footer, band, children }: Props) {
  return (
    <div className={styles.frame}>
      <SkipLink />
      {header}
      <div>{band}</div>
      <main id={MAIN_ID} tabIndex={-1} className={styles.main}>
        {children}
      </main>
      {footer}
    </div>
  );
}
