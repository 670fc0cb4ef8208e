import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { DownloadLink } from "@/components/ui/download-link";
import { Link } from "@/components/ui/link";
import { getFormat } from "@/i18n/reader-format";
import { type AnalysisFilters, analysisQuery, milestonesBehind } from "@/lib/analysis/filters";
import { loadPerformance } from "@/lib/analysis/load-performance";
import type { Reader } from "@/lib/as-of/reader";

interface Props {
  reader: Reader;
  filters: AnalysisFilters;
  exports: boolean;
}

/** Earned over planned progress by area and as a whole, now and on the day that is compared with. */
export async function PerformanceCard({ reader, filters, exports }: Props) {
  const [t, words, format, { rows, comparedOn }] = await Promise.all([
    getTranslations("analysis.performance"),
    getTranslations("words"),
    getFormat(),
    loadPerformance(reader, filters),
  ]);
  const index = (value: number | null) =>
    value === null ? t("noValue") : format.number(Number(value.toFixed(2)));
  const percent = (share: number | null) => (share === null ? t("noValue") : format.percent(share));
  return (
    <Card
      title={t("title")}
      action={
        exports ? (
          <DownloadLink
            href={`/api/export/schedule-performance.csv?${analysisQuery(filters)}`}
            label={t("download")}
          />
        ) : null
      }
    >
      <details>
        <summary>{t("definition.title")}</summary>
        <p>{t("definition.body")}</p>
      </details>
      <DataTable
        caption={t("caption")}
        rows={rows}
        rowKey={({ area }) => area ?? "all"}
        columns={[
          {
            key: "area",
            header: t("area"),
            rowHeader: true,
            cell: ({ area }) => (
              <Link href={milestonesBehind(filters, area === null ? {} : { areas: [area] })} prefetch={false}>
                {area === null ? t("all") : words(`area.${area}`)}
              </Link>
            ),
          },
          {
            key: "milestones",
            header: t("milestones"),
            numeric: true,
            cell: (row) => format.number(row.milestones),
          },
          { key: "earned", header: t("earned"), numeric: true, cell: (row) => percent(row.achieved) },
          { key: "planned", header: t("planned"), numeric: true, cell: (row) => percent(row.planned) },
          { key: "index", header: t("index"), numeric: true, cell: (row) => index(row.index) },
          {
            key: "before",
            header: t("before", { day: format.day(comparedOn) }),
            numeric: true,
            cell: (row) => index(row.before),
          },
        ]}
      />
    </Card>
  );
}
