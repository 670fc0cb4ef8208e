import type { ReactNode } from "react";
import styles from "./milestone.module.css";

/** The chart, and beside it where there is room what was agreed. */
export function PlanBeside({ chart, children }: { chart: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.beside}>
      {chart}
      {children}
    </div>
  );
}
