import type { ReactNode } from "react";
import styles from "./prose.module.css";

/** A table within running text; on a narrow screen it scrolls within itself. */
export function ScrollTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.scroll} role="group" aria-label={label} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}
