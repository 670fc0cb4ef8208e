import { NextIntlClientProvider, useMessages, useTranslations } from "next-intl";
import { EXPORT_FORMATS, type ExportFormat } from "@/lib/exports/constants";
import styles from "./export-menu.module.css";
import { ExportLinks } from "./export-links";

/** A list that can be taken away: the path of its file without an ending, and its query string. */
export interface OfferedList {
  name: string;
  path: string;
  query: string;
  /** How many rows it has, where the page knows. */
  rows?: number;
  /** In which formats, where not in every one. */
  formats?: readonly ExportFormat[];
}

/** What a page can be taken away as: each list in each format, behind one word. Opened by the browser itself, without any script. */
export function ExportMenu({ lists }: { lists: readonly OfferedList[] }) {
  const t = useTranslations("exports");
  const { exports } = useMessages();
  return (
    <NextIntlClientProvider messages={{ exports }}>
      <div className={styles.menu}>
        <details>
          <summary className={styles.summary}>{t("menu")}</summary>
          <div className={styles.panel}>
            <p className={styles.hint}>{t("hint")}</p>
            <ExportLinks
              lists={lists.map(({ name, path, query, rows, formats = EXPORT_FORMATS }) => ({
                name,
                rows,
                files: formats.map((format) => ({
                  format,
                  href: `${path}.${format}${query === "" ? "" : `?${query}`}`,
                })),
              }))}
            />
          </div>
        </details>
      </div>
    </NextIntlClientProvider>
  );
}
