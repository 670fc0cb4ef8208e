import type { ReactNode } from "react";
import styles from "./state-page.module.css";

/** A page that has only one thing to say, and one way on. */
export function StatePage({ title, body, children }: { title: string; body: string; children: ReactNode }) {
  return (
    <div className={styles.page}>
      <h1>{title}</h1>
      <p className={styles.body}>{body}</p>
      <div className={styles.next}>{children}</div>
    </div>
  );
}
