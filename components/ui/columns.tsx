import type { ReactNode } from "react";
import styles from "./columns.module.css";

/** Parts of a page beside each other where there is room for it, below each other where not. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={styles.columns}>{children}</div>;
}
