import type { MilestoneRow } from "@/lib/milestones/queries";
import { day, none, share, text } from "@/lib/reports/cells";
import { MOST_MILESTONES } from "@/lib/reports/constants";
import type { ReportBlock } from "@/lib/reports/document";
import type { ReportWords } from "@/lib/reports/words";

/** The plan as a table, a line each, in the order of the list. */
export function milestonesBlocks(
  { rows, total }: { rows: readonly MilestoneRow[]; total: number },
  { t }: ReportWords,
): ReportBlock[] {
  return [
    {
      kind: "table",
      id: "milestones",
      caption: t("partners.partner.milestonesCaption"),
      columns: [
        { key: "code", header: t("milestones.column.code"), width: 2.6 },
        { key: "title", header: t("milestones.column.title"), width: 4.6 },
        { key: "due_on", header: t("milestones.column.due"), numeric: true, width: 2.7 },
        { key: "progress", header: t("milestones.column.progress"), numeric: true, width: 1.9 },
        { key: "rag", header: t("milestones.column.rag"), width: 2.7 },
        { key: "verdict", header: t("milestones.column.verdict"), width: 2.4 },
        { key: "partner_view", header: t("milestones.column.view"), width: 2.6 },
      ],
      rows: rows.map((row) => [
        text(row.code),
        text(row.title),
        day(row.dueOn),
        share(row.progress, t("partners.partner.noValue")),
        { type: "status", tone: row.rag, text: t(`words.rag.${row.rag}`) },
        row.verdict === null
          ? none(t("words.delivery.not_assessed"))
          : text(t(`words.verdict.${row.verdict}`)),
        row.stance === null ? none("–") : text(t(`words.stance.${row.stance}`)),
      ]),
      empty: t("reports.doc.noMilestones"),
    },
    ...(total > MOST_MILESTONES
      ? [{ kind: "note" as const, text: t("reports.doc.first", { shown: rows.length, total }) }]
      : []),
  ];
}
