import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { useFormat } from "@/i18n/use-format";
import { ChartFigure } from "./chart-figure";
import { ChartLegend } from "./chart-legend";
import { CompletionOverTimeChart } from "./completion-over-time-chart";
import {
  type CompletionAnswer,
  prepareCompletionOverTime,
  type QuarterPoint,
} from "./prepare-completion-over-time";

interface Props {
  points: readonly QuarterPoint[];
  /** The question and the table's caption, where it is not about the portfolio. */
  about?: { title: string; caption: string };
  /** The day up to which assessments count. */
  asOf: string;
  /** The milestones as they stood at the end of a quarter. */
  quarterHref: (endsOn: string) => string;
  downloadHref?: string | undefined;
}

/** Completion of the portfolio, or of one partner, by quarter, with its sentence and its table. */
export function CompletionOverTime({ points, about, asOf, quarterHref, downloadHref }: Props) {
  const t = useTranslations("charts");
  const format = useFormat();
  const { rows, yearTicks, answer } = prepareCompletionOverTime(points);
  const latest = points.toSorted((a, b) => b.endsOn.localeCompare(a.endsOn));
  const stroke = { stroke: "var(--chart-line)", strokeWidth: 2 };
  return (
    <ChartFigure
      title={about?.title ?? t("completionOverTime.title")}
      answer={useAnswer(answer)}
      points={rows.map(({ quarter, closed, running }) => {
        const percent = closed ?? running;
        const endsOn = points.find((point) => point.quarter === quarter)?.endsOn ?? asOf;
        return {
          text: t("completionOverTime.point", {
            quarter: format.quarter(quarter),
            completion: percent === null ? t("figure.noValue") : format.percent(percent / 100),
          }),
          href: quarterHref(endsOn),
        };
      })}
      legend={
        <ChartLegend
          entries={[
            { label: t("completionOverTime.legend.closed"), mark: <path d="M0 6h18" {...stroke} /> },
            {
              label: t("completionOverTime.legend.running"),
              mark: <path d="M0 6h18" strokeDasharray="2 4" {...stroke} />,
            },
          ]}
        />
      }
      drawing={<CompletionOverTimeChart rows={rows} yearTicks={yearTicks} />}
      table={
        <DataTable
          caption={about?.caption ?? t("completionOverTime.caption")}
          rows={latest}
          rowKey={(point) => point.quarter}
          columns={[
            {
              key: "quarter",
              header: t("completionOverTime.quarter"),
              rowHeader: true,
              cell: (point) =>
                point.running
                  ? `${format.quarter(point.quarter)} (${t("completionOverTime.running")})`
                  : format.quarter(point.quarter),
            },
            {
              key: "endsOn",
              header: t("completionOverTime.endsOn"),
              numeric: true,
              cell: (point) => format.day(point.endsOn),
            },
            {
              key: "completion",
              header: t("completionOverTime.completion"),
              numeric: true,
              cell: (point) =>
                point.completion === null ? t("figure.noValue") : format.percent(point.completion),
            },
            {
              key: "assessed",
              header: t("completionOverTime.assessed"),
              numeric: true,
              cell: (point) => format.number(point.assessed),
            },
            {
              key: "milestones",
              header: t("completionOverTime.milestones"),
              numeric: true,
              cell: (point) => format.number(point.milestones),
            },
          ]}
        />
      }
      notes={[
        t("figure.source"),
        t("figure.milestones", { count: latest[0]?.milestones ?? 0 }),
        t("figure.asOf", { day: format.day(asOf) }),
      ]}
      downloadHref={downloadHref}
    />
  );
}

function useAnswer(answer: CompletionAnswer): string {
  const t = useTranslations("charts.completionOverTime.answer");
  const format = useFormat();
  if (answer.kind === "none") return t("none");
  const stand = { quarter: format.quarter(answer.quarter), completion: format.percent(answer.completion) };
  if (answer.kind === "first") return t("first", stand);
  return t("changed", { ...stand, direction: answer.direction, points: answer.points });
}
