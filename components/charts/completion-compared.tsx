import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { useFormat } from "@/i18n/use-format";
import { ChartFigure } from "./chart-figure";
import { ChartLegend } from "./chart-legend";
import { CompletionComparedChart } from "./completion-compared-chart";
import { type Course, prepareCompletionCompared } from "./prepare-completion-compared";
import { SERIES, SeriesPoint } from "./series-style";

interface Props {
  /** In the order chosen. */
  courses: readonly Course[];
  span: { from: string | null; to: string | null };
  /** The day up to which assessments count. */
  asOf: string;
  /** The milestones of all of them, on the last day of a quarter. */
  quarterHref: (endsOn: string) => string;
  downloadHref?: string | undefined;
}

/** How some partners came to where they stand, each with its own plan. */
export function CompletionCompared({ courses, span, asOf, quarterHref, downloadHref }: Props) {
  const t = useTranslations("charts");
  const format = useFormat();
  const { rows, yearTicks } = prepareCompletionCompared(courses, span);
  const written = (percent: number | null | undefined) =>
    percent === null || percent === undefined ? t("figure.noValue") : format.percent(percent / 100);
  const last = rows.at(-1);
  const endsOn = new Map(
    courses.flatMap(({ points }) => points.map((point) => [point.quarter, point.endsOn])),
  );
  const say = (row: (typeof rows)[number]) =>
    courses
      .map(({ name }, index) => t("compared.of", { name, value: written(row.values[index]) }))
      .join("; ");
  return (
    <ChartFigure
      title={t("compared.title")}
      answer={
        last === undefined
          ? t("compared.none")
          : t("compared.answer", { quarter: format.quarter(last.quarter), values: say(last) })
      }
      points={rows.map((row) => ({
        text: t("compared.point", { quarter: format.quarter(row.quarter), values: say(row) }),
        href: quarterHref(endsOn.get(row.quarter) ?? asOf),
      }))}
      legend={
        <ChartLegend
          entries={courses.flatMap(({ name }, index) => {
            const series = SERIES[index];
            if (series === undefined) return [];
            const mark = (
              <>
                <path d="M0 6h18" stroke={series.stroke} strokeWidth={2} strokeDasharray={series.dash} />
                <SeriesPoint series={series} x={9} y={6} />
              </>
            );
            return [{ label: name, mark }];
          })}
        />
      }
      drawing={<CompletionComparedChart rows={rows} yearTicks={yearTicks} count={courses.length} />}
      table={
        <DataTable
          caption={t("compared.caption")}
          rows={rows.toReversed()}
          rowKey={({ quarter }) => quarter}
          columns={[
            {
              key: "quarter",
              header: t("completionOverTime.quarter"),
              rowHeader: true,
              cell: ({ quarter }) => format.quarter(quarter),
            },
            ...courses.map(({ code, name }, index) => ({
              key: code,
              header: name,
              numeric: true,
              cell: ({ values }: (typeof rows)[number]) => written(values[index]),
            })),
          ]}
        />
      }
      notes={[t("figure.source"), t("compared.unit"), t("figure.asOf", { day: format.day(asOf) })]}
      downloadHref={downloadHref}
    />
  );
}
