import type { ReactNode } from "react";
import styles from "./form-actions.module.css";

/** The ways out of a form, in one row at its end. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
