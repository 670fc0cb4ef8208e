import { day, none, number, share, text } from "@/lib/reports/cells";
import { MOST_LISTED, MOST_MILESTONES } from "@/lib/reports/constants";
import type { ReportBlock, ReportTable } from "@/lib/reports/document";
import type { PartnerReportData } from "@/lib/reports/load-partner";
import { measuredText, type ReportWords } from "@/lib/reports/words";

type Data = Pick<PartnerReportData, "milestones" | "stages">;

/** The plan as a table, a line each, in the order of the list; for programs and spreadsheets with what was agreed. */
export function milestonesBlocks(data: Data, words: ReportWords): ReportBlock[] {
  const { t } = words;
  const { rows, total } = data.milestones;
  const notes = [
    ...(total > MOST_MILESTONES ? [t("reports.doc.first", { shown: rows.length, total })] : []),
    ...(rows.length > MOST_LISTED ? [t("reports.doc.firstOnPaper", { shown: MOST_LISTED, total })] : []),
  ];
  return [
    milestoneTable(data, "paper", words),
    milestoneTable(data, "data", words),
    ...notes.map((said) => ({ kind: "note" as const, text: said })),
  ];
}

function milestoneTable(
  { milestones: { rows }, stages }: Data,
  medium: "paper" | "data",
  words: ReportWords,
): ReportTable {
  const { t } = words;
  const isData = medium === "data";
  const agreed = [
    { key: "indicator", header: t("milestone.plan.indicator"), width: 5 },
    { key: "baseline", header: t("milestone.plan.baseline"), numeric: true, width: 1.6 },
    { key: "baseline_reads", header: t("reports.doc.column.baselineReads"), width: 3 },
    { key: "target", header: t("milestone.plan.target"), numeric: true, width: 1.6 },
    { key: "target_reads", header: t("reports.doc.column.targetReads"), width: 3 },
  ];
  return {
    kind: "table",
    id: "milestones",
    medium,
    caption: t("partners.partner.milestonesCaption"),
    columns: [
      { key: "code", header: t("milestones.column.code"), width: 2.3 },
      { key: "title", header: t("milestones.column.title"), width: 5.2 },
      ...(isData ? agreed : []),
      { key: "due_on", header: t("milestones.column.due"), numeric: true, width: 2.75 },
      { key: "progress", header: t("milestones.column.progress"), numeric: true, width: 2.2 },
      { key: "rag", header: t("milestones.column.rag"), width: 2.9 },
      { key: "verdict", header: t("milestones.column.verdict"), width: 2.6 },
      { key: "partner_view", header: t("milestones.column.view"), width: 2.4 },
    ],
    rows: (isData ? rows : rows.slice(0, MOST_LISTED)).map((row) => {
      const scale = { unit: row.unit, stages: stages.filter(({ code }) => code === row.code) };
      const plan = [row.baseline, row.target].flatMap((value) => [
        number(value),
        text(measuredText(words, scale, value)),
      ]);
      return [
        text(row.code),
        text(row.title),
        ...(isData ? [text(row.indicator), ...plan] : []),
        day(row.dueOn),
        share(row.progress, t("partners.partner.noValue")),
        { type: "status", tone: row.rag, text: t(`words.rag.${row.rag}`) },
        row.verdict === null
          ? none(t("words.delivery.not_assessed"))
          : text(t(`words.verdict.${row.verdict}`)),
        row.stance === null ? none("–") : text(t(`words.stance.${row.stance}`)),
      ];
    }),
    empty: t("reports.doc.noMilestones"),
  };
}
