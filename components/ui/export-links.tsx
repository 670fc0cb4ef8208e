"use client";
// The day that one looks at is in the address; and how far a file has come is asked for while it is sent.

import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { type MouseEvent, useState } from "react";
import { keepAsOf } from "@/lib/as-of/rules";
import type { ExportFormat } from "@/lib/exports/constants";
import styles from "./export-menu.module.css";
import { ExportStatus } from "./export-status";

interface Props {
  lists: readonly {
    name: string;
    rows: number | undefined;
    files: readonly { format: ExportFormat; href: string }[];
  }[];
}

/** Plain links to the files of each list; the browser downloads them as it does any other. With a script, rows are counted beside. */
export function ExportLinks({ lists }: Props) {
  const t = useTranslations("exports");
  const current = useSearchParams();
  const [followed, setFollowed] = useState<{ key: string; file: string } | null>(null);

  function follow({ currentTarget: link }: MouseEvent<HTMLAnchorElement>, file: string) {
    const key = crypto.randomUUID();
    const address = new URL(link.href);
    address.searchParams.set("follow", key);
    link.href = address.href;
    setFollowed({ key, file });
  }

  return (
    <>
      <dl className={styles.lists}>
        {lists.map(({ name, rows, files }) => (
          <div key={name} className={styles.list}>
            <dt className={styles.name}>
              {name}
              {rows === undefined ? null : <span className={styles.rows}>{t("rows", { rows })}</span>}
            </dt>
            <dd className={styles.files}>
              {files.map(({ format, href }) => {
                const file = t("link", { list: name, format: t(`formats.${format}`) });
                return (
                  <a
                    key={format}
                    href={keepAsOf(href, current)}
                    download
                    aria-label={file}
                    className={styles.file}
                    onClick={(event) => follow(event, file)}
                  >
                    {t(`formats.${format}`)}
                  </a>
                );
              })}
            </dd>
          </div>
        ))}
      </dl>
      <div role="status" className={styles.status}>
        {followed === null ? null : (
          <ExportStatus key={followed.key} download={followed.key} file={followed.file} />
        )}
      </div>
    </>
  );
}
