import type { ReactNode } from "react";
import styles from "./chart-legend.module.css";

export interface LegendEntry {
  label: string;
  /** A small picture of the mark, 18 by 12. */
  mark: ReactNode;
}

/** What the marks of a drawing mean, in the order in which they are drawn. */
export function ChartLegend({ entries }: { entries: readonly LegendEntry[] }) {
  return (
    <ul className={styles.legend}>
      {entries.map((entry) => (
        <li key={entry.label}>
          <svg width="18" height="12" viewBox="0 0 18 12" aria-hidden="true" focusable="false">
            {entry.mark}
          </svg>
          {entry.label}
        </li>
      ))}
    </ul>
  );
}
