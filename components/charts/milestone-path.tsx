import { useTranslations } from "next-intl";
import type { Measure } from "@/components/milestones/measure";
import { ReversalMarks } from "@/components/milestones/reversal-marks";
import { useMeasure } from "@/components/milestones/use-measure";
import type { Judged } from "@/components/milestones/verdicts-of";
import { DataTable } from "@/components/ui/data-table";
import { StanceBadge } from "@/components/ui/stance-badge";
import { VerdictBadge } from "@/components/ui/verdict-badge";
import { useFormat } from "@/i18n/use-format";
import type { PartnerView } from "@/lib/partner-views/queries";
import { ChartFigure } from "./chart-figure";
import { ChartLegend } from "./chart-legend";
import { MilestonePathChart } from "./milestone-path-chart";
import { type PathPoint, type PlannedPath, prepareMilestonePath } from "@/lib/milestones/path-rules";

interface Props {
  plan: PlannedPath;
  /** Values of accepted assessments; of several on one day the last stands. */
  points: readonly PathPoint[];
  measure: Measure;
  /** What was held to be shown on each day that was measured. */
  verdicts: ReadonlyMap<string, Judged>;
  /** What the partner says of the assessment of a day. */
  views: ReadonlyMap<string, PartnerView>;
  /** The day up to which assessments count. */
  asOf: string;
  downloadHref?: string | undefined;
}

/** One milestone's measured values against its plan, with its sentence and its table. */
export function MilestonePath({ plan, points, measure, verdicts, views, asOf, downloadHref }: Props) {
  const t = useTranslations("charts");
  const words = useTranslations("words.verdict");
  const format = useFormat();
  const write = useMeasure(measure);
  const stages = measure.kind === "stages" ? measure.stages.map((stage) => stage.value) : null;
  const { rows, days, values, last } = prepareMilestonePath(plan, points, stages);
  const stroke = { strokeWidth: 2 };
  const plannedText = (planned: number | null) =>
    // Between two stages there is no name: the plan is written where it begins and ends.
    planned === null || (stages !== null && !stages.includes(planned)) ? "–" : write.value(rounded(planned));
  const verdictOf = (on: string) => {
    const judged = verdicts.get(on);
    return judged === undefined ? "none" : words(judged.assessment.verdict);
  };
  return (
    <ChartFigure
      title={t("milestonePath.title")}
      answer={
        last === null
          ? t("milestonePath.answer.none")
          : t(stages === null ? "milestonePath.answer.measured" : "milestonePath.answer.measuredStage", {
              value: write.value(last.value),
              day: format.day(last.on),
              target: write.value(plan.target),
              due: format.day(plan.dueOn),
            })
      }
      points={rows.map((row) => ({
        text: t("milestonePath.point", {
          day: format.day(row.on),
          measured: row.measured === null ? t("figure.noValue") : write.value(row.measured),
          planned: plannedText(row.planned),
          verdict: verdictOf(row.on),
        }),
      }))}
      legend={
        <ChartLegend
          entries={[
            {
              label:
                write.unit === null
                  ? t("milestonePath.legend.measured")
                  : t("milestonePath.legend.measuredIn", { unit: write.unit }),
              mark: (
                <>
                  <path d="M0 6h18" stroke="var(--chart-line)" {...stroke} />
                  <circle cx="9" cy="6" r="3.5" fill="var(--chart-line)" />
                </>
              ),
            },
            {
              label: t("milestonePath.legend.planned"),
              mark: <path d="M0 6h18" stroke="var(--chart-plan)" strokeDasharray="7 4" {...stroke} />,
            },
            {
              label: t("milestonePath.legend.due", { day: format.day(plan.dueOn) }),
              mark: <path d="M9 0v12" stroke="var(--ink)" strokeWidth={1.5} />,
            },
          ]}
        />
      }
      drawing={
        <MilestonePathChart
          rows={rows}
          days={days}
          values={{ ...values, labels: values.ticks.map(write.tick), width: stages === null ? 56 : 128 }}
          dueAt={Date.parse(`${plan.dueOn}T00:00:00Z`)}
        />
      }
      table={
        <DataTable
          caption={t("milestonePath.caption")}
          rows={rows}
          rowKey={(row) => row.on}
          columns={[
            {
              key: "day",
              header: t("milestonePath.day"),
              rowHeader: true,
              cell: (row) => format.day(row.on),
            },
            {
              key: "measured",
              header: t("milestonePath.measured"),
              numeric: true,
              cell: (row) => (row.measured === null ? "–" : write.value(row.measured)),
            },
            {
              key: "planned",
              header: t("milestonePath.planned"),
              numeric: true,
              cell: (row) => plannedText(row.planned),
            },
            {
              key: "verdict",
              header: t("milestonePath.verdict"),
              cell: (row) => {
                const judged = verdicts.get(row.on);
                return judged === undefined ? (
                  "–"
                ) : (
                  <>
                    <VerdictBadge value={judged.assessment.verdict} />
                    <ReversalMarks reversal={judged.reversal} undone={judged.undone} />
                  </>
                );
              },
            },
            {
              key: "view",
              header: t("milestonePath.view"),
              cell: (row) => {
                const view = views.get(row.on);
                return view === undefined ? "–" : <StanceBadge value={view.stance} />;
              },
            },
          ]}
        />
      }
      notes={[t("figure.source"), t("figure.asOf", { day: format.day(asOf) })]}
      downloadHref={downloadHref}
    />
  );
}

/** The plan's values are worked out, so one decimal says all there is to say. */
function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
