import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { getFormat } from "@/i18n/reader-format";
import type { Viewer } from "@/lib/auth/viewer";
import { listOutcomeIndicators } from "@/lib/outcomes/queries";
import styles from "./indices-table.module.css";

/** The independent indices; names, units and licences stand as their publishers wrote them. */
export async function IndicesTable({ viewer }: { viewer: Viewer }) {
  const [t, format, rows] = await Promise.all([
    getTranslations("aboutTheData.indices"),
    getFormat(),
    listOutcomeIndicators(viewer),
  ]);
  if (rows.length === 0) return <p>{t("none")}</p>;
  return (
    <DataTable
      caption={t("caption")}
      rows={rows}
      rowKey={(row) => row.code}
      columns={[
        {
          key: "name",
          header: t("name"),
          rowHeader: true,
          cell: (row) => (
            <span lang="en">
              {row.name}
              <span className={styles.source}>{row.source}</span>
            </span>
          ),
        },
        { key: "unit", header: t("unit"), cell: (row) => <span lang="en">{row.unit}</span> },
        {
          key: "direction",
          header: t("direction"),
          cell: (row) => t(row.higherIsBetter ? "higher" : "lower"),
        },
        {
          key: "years",
          header: t("years"),
          numeric: true,
          cell: ({ firstYear, lastYear }) =>
            firstYear === null || lastYear === null ? null : `${firstYear}–${lastYear}`,
        },
        { key: "values", header: t("values"), numeric: true, cell: (row) => format.number(row.values) },
        { key: "licence", header: t("licence"), cell: (row) => <span lang="en">{row.licence}</span> },
      ]}
    />
  );
}
