import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { useFormat } from "@/i18n/use-format";
import type { BurnUpAnswer } from "@/lib/analysis/rules";
import { BandMark } from "./band-mark";
import { BurnUpChart } from "./burn-up-chart";
import { ChartFigure } from "./chart-figure";
import { ChartLegend } from "./chart-legend";
import { type BurnUpOutlook, type BurnUpPoint, prepareBurnUp } from "./prepare-burn-up";

interface Props {
  points: readonly BurnUpPoint[];
  span: { from: string | null; to: string | null };
  /** What is to be known beside: how earlier forecasts did, or why nothing is foretold or said of what was achieved. */
  remarks: readonly string[];
  /** The page that says how good earlier forecasts were, where something is foretold. */
  recordHref?: string | undefined;
  milestones: number;
  /** The day up to which assessments count. */
  asOf: string;
  /** The milestones as they stood at the end of a quarter that is over. */
  quarterHref: (point: BurnUpPoint) => string;
  downloadHref?: string | undefined;
}

/** The agreed plan, first and current, what was achieved of it, and what is foretold, quarter by quarter. */
export function BurnUp({
  points,
  span,
  remarks,
  recordHref,
  milestones,
  asOf,
  quarterHref,
  downloadHref,
}: Props) {
  const t = useTranslations("charts");
  const format = useFormat();
  const { rows, yearTicks, answer, outlook } = prepareBurnUp(points, span);
  const written = (share: number | null) => (share === null ? t("figure.noValue") : format.percent(share));
  const bandWords = ({ forecast }: BurnUpPoint) => ({
    low: written(forecast?.low ?? null),
    expected: written(forecast?.expected ?? null),
    high: written(forecast?.high ?? null),
  });
  const line = (stroke: string, dash = "none") => (
    <path d="M0 6h18" strokeWidth={2} stroke={stroke} strokeDasharray={dash} />
  );
  return (
    <ChartFigure
      title={t("burnUp.title")}
      answer={useAnswer(answer, outlook)}
      points={rows.map((row) => ({
        text: t(row.forecast === null ? "burnUp.point" : "burnUp.foretold", {
          quarter: format.quarter(row.quarter),
          achieved: written(row.achieved),
          planned: written(row.planned),
          first: written(row.plannedFirst),
          ...bandWords(row),
        }),
        href: row.endsOn < asOf || row.running ? quarterHref(row) : undefined,
      }))}
      legend={
        <ChartLegend
          entries={[
            { label: t("burnUp.achieved"), mark: line("var(--chart-line)") },
            { label: t("burnUp.planned"), mark: line("var(--chart-plan)", "7 4") },
            { label: t("burnUp.first"), mark: line("var(--chart-first)", "2 3") },
            ...(outlook === null ? [] : [{ label: t("burnUp.forecast"), mark: <BandMark /> }]),
          ]}
        />
      }
      drawing={<BurnUpChart rows={rows} yearTicks={yearTicks} />}
      table={
        <DataTable
          caption={t("burnUp.caption")}
          rows={rows.toReversed()}
          rowKey={({ quarter }) => quarter}
          columns={[
            {
              key: "quarter",
              header: t("completionOverTime.quarter"),
              rowHeader: true,
              cell: ({ quarter, running }) =>
                running
                  ? `${format.quarter(quarter)} (${t("completionOverTime.running")})`
                  : format.quarter(quarter),
            },
            {
              key: "achieved",
              header: t("burnUp.achieved"),
              numeric: true,
              cell: (row) => written(row.achieved),
            },
            {
              key: "planned",
              header: t("burnUp.planned"),
              numeric: true,
              cell: (row) => written(row.planned),
            },
            {
              key: "first",
              header: t("burnUp.first"),
              numeric: true,
              cell: (row) => written(row.plannedFirst),
            },
            ...(outlook === null
              ? []
              : FORECAST.map((edge) => ({
                  key: edge,
                  header: t(`burnUp.${edge}`),
                  numeric: true,
                  cell: (row: BurnUpPoint) => (row.forecast === null ? "" : bandWords(row)[edge]),
                }))),
          ]}
        />
      }
      notes={[
        t("burnUp.unit"),
        t("figure.source"),
        t("figure.milestones", { count: milestones }),
        t("figure.asOf", { day: format.day(asOf) }),
        ...remarks,
      ]}
      about={recordHref === undefined ? undefined : { href: recordHref, label: t("burnUp.recordLink") }}
      downloadHref={downloadHref}
    />
  );
}

const FORECAST = ["low", "expected", "high"] as const;

function useAnswer(answer: BurnUpAnswer, outlook: BurnUpOutlook | null): string {
  const t = useTranslations("charts.burnUp.answer");
  const format = useFormat();
  const stands = useStand(answer);
  if (outlook === null) return stands;
  const { quarter, low, expected, high } = outlook;
  return t("outlook", {
    stands,
    quarter: format.quarter(quarter),
    low: format.percent(low),
    expected: format.percent(expected),
    high: format.percent(high),
  });
}

function useStand(answer: BurnUpAnswer): string {
  const t = useTranslations("charts.burnUp.answer");
  const format = useFormat();
  if (answer.kind === "nothing") return t("nothing");
  if (answer.kind === "unassessed") return t("unassessed", { planned: format.percent(answer.planned) });
  return t("stands", {
    achieved: format.percent(answer.achieved),
    planned: format.percent(answer.planned),
    direction: answer.direction,
    points: answer.points,
  });
}
