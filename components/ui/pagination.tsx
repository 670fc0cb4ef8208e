import { useTranslations } from "next-intl";
import { Link } from "./link";
import { pageWindow } from "./page-window";
import styles from "./pagination.module.css";

interface Props {
  /** From 1. */
  page: number;
  pageSize: number;
  total: number;
  /** The address of a page, with the filters and the order of this one. */
  hrefFor: (page: number) => string;
}

/** Which rows these are of how many, and links to the others. */
export function Pagination({ page, pageSize, total, hrefFor }: Props) {
  const t = useTranslations("lists.pagination");
  const pageCount = Math.max(1, Math.ceil(total / pageSize));
  const from = Math.min(total, (page - 1) * pageSize + 1);
  const range = t("range", { from, to: Math.min(total, page * pageSize), total });
  if (pageCount === 1) return <p className={styles.range}>{range}</p>;
  return (
    <nav aria-label={t("label")} className={styles.pages}>
      <p className={styles.range}>{range}</p>
      <ul className={styles.list}>
        {page > 1 ? (
          <li>
            <Link href={hrefFor(page - 1)} rel="prev" prefetch={false}>
              {t("previous")}
            </Link>
          </li>
        ) : null}
        {pageWindow(page, pageCount).map((n, index) => (
          <li key={n ?? `gap-${index}`}>
            {n === null ? (
              <span aria-hidden="true">…</span>
            ) : (
              <Link
                href={hrefFor(n)}
                aria-label={t("page", { page: n })}
                prefetch={false}
                {...(n === page ? { "aria-current": "page" } : {})}
              >
                {n}
              </Link>
            )}
          </li>
        ))}
        {page < pageCount ? (
          <li>
            <Link href={hrefFor(page + 1)} rel="next" prefetch={false}>
              {t("next")}
            </Link>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
