import { type ReactNode, useId } from "react";
import { ColumnHead } from "./column-head";
import styles from "./data-table.module.css";

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers and dates to compare: right-aligned, tabular figures. */
  numeric?: boolean;
  /** Sentences: keeps room for several words a line when the table is squeezed. */
  prose?: boolean;
  /** The column that names the row; it stays in sight when the table scrolls sideways. */
  rowHeader?: boolean;
  /** The link that sorts by this column, and how it is sorted now. */
  sort?: { href: string; direction: "ascending" | "descending" | null };
}

/** Only what holds is said: a mark of what does not, in every cell, is a tenth of a long list. */
const marksOf = ({ numeric, prose }: Pick<Column<never>, "numeric" | "prose">) => ({
  ...(numeric && { "data-numeric": true }),
  ...(prose && { "data-prose": true }),
});

/** So many columns need more than a small screen of a desk has. */
const WIDE = 9;

interface Props<Row> {
  /** What the table holds; read first by assistive technology. */
  caption: string;
  /** Whether the caption is seen too; hide it where a heading above says the same. */
  captionShown?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Rows that do not count towards totals are greyed. */
  muted?: (row: Row) => boolean;
}

/** A table with its caption and scopes; on a narrow screen it scrolls within itself. */
export function DataTable<Row>({ caption, captionShown = false, columns, rows, rowKey, muted }: Props<Row>) {
  const captionId = useId();
  return (
    <div
      className={styles.scroll}
      data-wide={columns.length >= WIDE}
      role="region"
      aria-labelledby={captionId}
      tabIndex={0}
    >
      <table className={styles.table}>
        <caption id={captionId} className={captionShown ? styles.caption : "visually-hidden"}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <ColumnHead
                key={column.key}
                header={column.header}
                numeric={column.numeric ?? false}
                pinned={column.rowHeader ?? false}
                {...(column.sort ? { sort: column.sort } : {})}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} {...(muted?.(row) && { "data-muted": true })}>
              {columns.map((column) =>
                column.rowHeader ? (
                  <th key={column.key} scope="row" className={styles.pinned}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} {...marksOf(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
