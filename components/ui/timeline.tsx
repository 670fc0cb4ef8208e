import type { ReactNode } from "react";
import styles from "./timeline.module.css";

export interface TimelineEntry {
  key: string;
  /** The dates, already written for the reader: `Feb 1994 – Mar 2004`. */
  when: string;
  what: ReactNode;
  /** A remark, such as a source. */
  note?: ReactNode;
  /** Whether it holds now. */
  current?: boolean;
}

/** Dated spells below each other, in the order given. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className={styles.timeline}>
      {entries.map((entry) => (
        <li key={entry.key} className={styles.entry} data-current={entry.current ?? false}>
          <span className={styles.when}>{entry.when}</span>
          <span className={styles.what}>
            {entry.what}
            {entry.note ? <span className={styles.note}>{entry.note}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
