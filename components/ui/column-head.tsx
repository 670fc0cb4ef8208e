import { useTranslations } from "next-intl";
import { Link } from "./link";
import styles from "./data-table.module.css";

interface Props {
  header: string;
  numeric: boolean;
  pinned: boolean;
  sort?: { href: string; direction: "ascending" | "descending" | null };
}

const ARROWS = { ascending: "M3 7.5 6 4l3 3.5", descending: "M3 4.5 6 8l3-3.5" };

/** A column's header; sortable ones are links, so that the order is in the address. */
export function ColumnHead({ header, numeric, pinned, sort }: Props) {
  const t = useTranslations("lists.table");
  const place = {
    scope: "col",
    ...(numeric && { "data-numeric": true }),
    className: pinned ? styles.pinned : undefined,
  } as const;
  if (!sort) return <th {...place}>{header}</th>;
  const next = sort.direction === "ascending" ? "sortDescending" : "sortAscending";
  return (
    <th {...place} {...(sort.direction ? { "aria-sort": sort.direction } : {})}>
      <Link href={sort.href} className={styles.sort} prefetch={false} title={t(next, { column: header })}>
        {header}
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
          {sort.direction ? (
            <path d={ARROWS[sort.direction]} fill="none" stroke="currentColor" strokeWidth="1.8" />
          ) : (
            <path
              d="M3.5 4.5 6 2l2.5 2.5M3.5 7.5 6 10l2.5-2.5"
              fill="none"
              stroke="currentColor"
              opacity="0.6"
            />
          )}
        </svg>
      </Link>
    </th>
  );
}
