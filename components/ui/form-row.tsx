import type { ReactNode } from "react";
import styles from "./form-row.module.css";

/** Fields that belong together, beside each other where there is room. */
export function FormRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
