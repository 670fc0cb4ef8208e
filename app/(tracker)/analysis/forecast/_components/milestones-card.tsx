import { getTranslations } from "next-intl/server";
import { MilestoneName } from "@/app/(tracker)/_components/milestone-name";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { Pagination } from "@/components/ui/pagination";
import { getFormat } from "@/i18n/reader-format";
import { type AnalysisFilters, analysisQuery } from "@/lib/analysis/filters";
import type { Reader } from "@/lib/as-of/reader";
import { forecastMilestones } from "@/lib/forecast/queries";

interface Props {
  reader: Reader;
  filters: AnalysisFilters;
  page: number;
}

/** The open milestones by their due date, each with its forecast. */
export async function MilestonesCard({ reader, filters, page }: Props) {
  const [t, words, format, found] = await Promise.all([
    getTranslations("analysis.forecast.milestones"),
    getTranslations("words.area"),
    getFormat(),
    forecastMilestones(reader, filters, page),
  ]);
  if (!found.shown) return null;
  if (found.total === 0)
    return (
      <Card title={t("title")}>
        <p>{t("empty")}</p>
      </Card>
    );
  const day = (on: string | null) => (on === null ? t("beyond") : format.day(on));
  const query = new URLSearchParams(analysisQuery(filters));
  const hrefFor = (other: number) => {
    query.set("page", String(other));
    return `/analysis/forecast?${query.toString()}`;
  };
  return (
    <Card title={t("title")}>
      <DataTable
        caption={t("caption")}
        rows={found.forecasts}
        rowKey={({ code }) => code}
        columns={[
          {
            key: "milestone",
            header: t("milestone"),
            rowHeader: true,
            cell: ({ code, title, partnerIso2 }) => (
              <MilestoneName code={code} title={title} partner={format.country(partnerIso2)} />
            ),
          },
          { key: "area", header: t("area"), cell: ({ area }) => words(area) },
          { key: "due", header: t("due"), numeric: true, cell: ({ dueOn }) => format.day(dueOn) },
          {
            key: "byDue",
            header: t("byDue"),
            numeric: true,
            cell: ({ byDue }) => (byDue === null ? t("notSaid") : format.percent(byDue)),
          },
          { key: "half", header: t("half"), numeric: true, cell: ({ halfOn }) => day(halfOn) },
          { key: "likely", header: t("likely"), numeric: true, cell: ({ likelyOn }) => day(likelyOn) },
        ]}
      />
      <Pagination page={found.page} pageSize={found.pageSize} total={found.total} hrefFor={hrefFor} />
    </Card>
  );
}
