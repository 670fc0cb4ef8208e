import type { ReactNode } from "react";
import styles from "./list.module.css";

/** How many there are, and what can be done with all of them. */
export function ListHead({ total, children }: { total: string; children: ReactNode }) {
  return (
    <div className={styles.head}>
      <p role="status" className={styles.total}>
        {total}
      </p>
      {children}
    </div>
  );
}
