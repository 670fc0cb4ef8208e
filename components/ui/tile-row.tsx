import type { ReactNode } from "react";
import styles from "./tile-row.module.css";

/** Figure tiles side by side, as many as fit, under a name that is heard. */
export function TileRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={label} className={styles.row}>
      {children}
    </div>
  );
}
