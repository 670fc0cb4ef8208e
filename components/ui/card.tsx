import type { ReactNode } from "react";
import styles from "./card.module.css";

interface Props {
  title: string;
  /** A link or button at the end of the title's row. */
  action?: ReactNode;
  children: ReactNode;
}

/** A titled part of a page. */
export function Card({ title, action, children }: Props) {
  return (
    <section className={styles.card}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}
