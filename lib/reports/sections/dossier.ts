import { slippageDays } from "@/lib/milestones/rules";
import { type PathRow, prepareMilestonePath } from "@/lib/milestones/path-rules";
import type { Milestone } from "@/lib/milestones/queries";
import { day, none, number, share, text } from "@/lib/reports/cells";
import type { ReportBlock, ReportFact } from "@/lib/reports/document";
import type { MilestoneReportData } from "@/lib/reports/load-milestone";
import { pathDrawing } from "@/lib/reports/path-drawing";
import { measuredText, type ReportWords } from "@/lib/reports/words";

/** What was agreed, and where it stands. */
export function planBlocks(milestone: Milestone, words: ReportWords): ReportBlock[] {
  const { t, format } = words;
  const value = (of: number | null) => (of === null ? none("–") : text(measuredText(words, milestone, of)));
  const or = (said: string | null, why: string) => (said === null ? none(why) : text(said));
  const facts: ReportFact[] = [
    { label: t("milestone.plan.partner"), value: text(format.country(milestone.partnerIso2)) },
    { label: t("partners.partner.area"), value: text(t(`words.area.${milestone.area}`)) },
    { label: t("milestones.filter.nature"), value: text(t(`words.nature.${milestone.nature}`)) },
    { label: t("milestone.plan.basis"), value: text(t(`words.basis.${milestone.basis}`)) },
    { label: t("milestone.plan.indicator"), value: text(milestone.indicator) },
    { label: t("milestone.plan.baseline"), value: value(milestone.baseline) },
    { label: t("milestone.plan.target"), value: value(milestone.target) },
    { label: t("milestone.plan.start"), value: day(milestone.startOn) },
    { label: t("milestone.plan.due"), value: day(milestone.dueOn) },
    { label: t("milestone.plan.firstDue"), value: day(milestone.firstDueOn) },
    {
      label: t("milestone.plan.slippage"),
      value: text(t("milestones.slippage", { days: slippageDays(milestone) })),
    },
    { label: t("milestone.plan.weight"), value: number(milestone.weight) },
    { label: t("milestone.plan.lead"), value: or(milestone.leadInstitution, t("milestone.plan.none")) },
    { label: t("milestone.plan.source"), value: or(milestone.sourceUrl, "–") },
    { label: t("reports.doc.currentValue"), value: value(milestone.value) },
    {
      label: t("milestones.column.progress"),
      value: share(milestone.progress, t("partners.partner.noValue")),
    },
    {
      label: t("milestones.column.rag"),
      value: { type: "status", tone: milestone.rag, text: t(`words.rag.${milestone.rag}`) },
    },
    {
      label: t("milestones.column.verdict"),
      value:
        milestone.verdict === null
          ? none(t("words.delivery.not_assessed"))
          : text(t(`words.verdict.${milestone.verdict}`)),
    },
    {
      label: t("milestones.filter.commitment"),
      value: text(t(`words.commitment.${milestone.commitment}`)),
    },
  ];
  return [
    ...(milestone.description === "" ? [] : [{ kind: "paragraph" as const, text: milestone.description }]),
    { kind: "facts", facts },
  ];
}

/** The measured values against the plan. */
export function pathBlocks(
  { milestone, assessments }: MilestoneReportData,
  words: ReportWords,
): ReportBlock[] {
  const { t, format } = words;
  // The latest comes first in the list, and last along the time.
  const points = assessments.toReversed().map(({ effectiveOn, value }) => ({ on: effectiveOn, value }));
  const stages = milestone.scaleId === null ? null : milestone.stages.map(({ value }) => value);
  const path = prepareMilestonePath(milestone, points, stages);
  const written = (value: number) => measuredText(words, milestone, value);
  const answer =
    path.last === null
      ? t("charts.milestonePath.answer.none")
      : t("charts.milestonePath.answer.measured", {
          value: written(path.last.value),
          day: format.day(path.last.on),
          target: written(milestone.target),
          due: format.day(milestone.dueOn),
        });
  const title = t("charts.milestonePath.title");
  return [
    {
      kind: "chart",
      title,
      drawing: pathDrawing(path, {
        measured: t("charts.milestonePath.legend.measured"),
        planned: t("charts.milestonePath.legend.planned"),
        value: written,
        month: format.month,
      }),
      alternative: t("reports.doc.pathAlternative", { answer }),
    },
    { kind: "paragraph", text: answer },
    pathTable(path.rows, written, words),
  ];
}

function pathTable(
  rows: readonly PathRow[],
  written: (value: number) => string,
  { t }: ReportWords,
): ReportBlock {
  return {
    kind: "table",
    id: "path",
    caption: t("charts.milestonePath.caption"),
    columns: [
      { key: "day", header: t("charts.milestonePath.day"), width: 2 },
      { key: "measured", header: t("charts.milestonePath.measured"), numeric: true, width: 2 },
      { key: "reads", header: t("reports.doc.column.reads"), width: 4 },
      { key: "planned", header: t("charts.milestonePath.planned"), numeric: true, width: 2 },
    ],
    rows: rows.map(({ on, measured, planned }) => [
      day(on),
      measured === null ? none("–") : number(measured),
      measured === null ? none("–") : text(written(measured)),
      planned === null ? none("–") : number(planned),
    ]),
    empty: t("charts.milestonePath.answer.none"),
  };
}
