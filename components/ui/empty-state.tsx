import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

interface Props {
  /** Why there is nothing. */
  title: string;
  /** What to do next. */
  children?: ReactNode;
}

/** Stands where rows would be. */
export function EmptyState({ title, children }: Props) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {children ? <div className={styles.next}>{children}</div> : null}
    </div>
  );
}
