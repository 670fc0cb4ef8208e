import type { ReactNode } from "react";
import styles from "./columns.module.css";

/** Parts of a page beside each other where there is room for it, below each other where not; with `lead`, the first of two has more of it. */
export function Columns({ lead = false, children }: { lead?: boolean; children: ReactNode }) {
  return <div className={lead ? styles.lead : styles.columns}>{children}</div>;
}
