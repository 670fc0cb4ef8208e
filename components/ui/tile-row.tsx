import type { ReactNode } from "react";
import styles from "./tile-row.module.css";

/** Figure tiles side by side, as many as fit. */
export function TileRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
