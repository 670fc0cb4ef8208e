import type { ReactNode } from "react";
import styles from "./definition-list.module.css";

export interface Definition {
  term: string;
  value: ReactNode;
}

/** Facts of one thing, each with its name. */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className={styles.list}>
      {items.map((item) => (
        <div key={item.term} className={styles.item}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
