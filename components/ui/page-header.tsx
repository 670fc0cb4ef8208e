import type { ReactNode } from "react";
import styles from "./page-header.module.css";

interface Props {
  title: ReactNode;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** The way down to this page. */
  breadcrumb?: ReactNode;
  /** Badges beside the title. */
  badges?: ReactNode;
  /** What can be done here: links and buttons, at the end of the row. */
  actions?: ReactNode;
}

/** The head of a page: where it is, what it is, what can be done. */
export function PageHeader({ title, lead, breadcrumb, badges, actions }: Props) {
  return (
    <div className={styles.header}>
      {breadcrumb}
      <div className={styles.row}>
        <div className={styles.title}>
          <h1>{title}</h1>
          {badges ? <div className={styles.badges}>{badges}</div> : null}
        </div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
      {lead ? <p className={styles.lead}>{lead}</p> : null}
    </div>
  );
}
