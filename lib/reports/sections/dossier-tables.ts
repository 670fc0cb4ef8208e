import { isDay } from "@/lib/periods/days";
import type { Milestone } from "@/lib/milestones/queries";
import { day, none, text } from "@/lib/reports/cells";
import type { ReportBlock, ReportCell } from "@/lib/reports/document";
import type { MilestoneReportData } from "@/lib/reports/load-milestone";
import { measuredText, type ReportWords } from "@/lib/reports/words";

const somebody = (name: string | null, { t }: ReportWords) => name ?? t("milestone.assessment.unknown");
const moment = (at: Date): ReportCell => ({ type: "moment", at: at.toISOString() });

/** Every change of the plan with its reason, the latest first. */
export function planChangesBlocks(milestone: Milestone, words: ReportWords): ReportBlock[] {
  const { t } = words;
  const value = (field: string, of: string): ReportCell => {
    if (isDay(of)) return day(of);
    if (field === "weight") return { type: "number", value: Number(of) };
    return text(measuredText(words, milestone, Number(of)));
  };
  return [
    {
      kind: "table",
      id: "plan_changes",
      caption: t("milestone.changes.caption"),
      columns: [
        { key: "changed_at", header: t("milestone.changes.when"), width: 2.4 },
        { key: "field", header: t("milestone.changes.field"), width: 2 },
        { key: "from", header: t("milestone.changes.from"), width: 2 },
        { key: "to", header: t("milestone.changes.to"), width: 2 },
        { key: "why", header: t("milestone.changes.reason"), width: 5 },
        { key: "by", header: t("milestone.changes.by"), width: 2 },
      ],
      rows: milestone.changes.map(
        ({ changedAt, field, oldValue, newValue, reason, explanation, changedBy }) => [
          moment(changedAt),
          text(t(`words.planField.${field}`)),
          value(field, oldValue),
          value(field, newValue),
          text([t(`words.reason.${reason}`), explanation].filter((part) => part !== "").join(": ")),
          text(somebody(changedBy, words)),
        ],
      ),
      empty: t("milestone.changes.empty"),
    },
  ];
}

/** What the partner said of pursuing it, the latest first. */
export function commitmentsBlocks(
  { commitments }: Pick<MilestoneReportData, "commitments">,
  words: ReportWords,
): ReportBlock[] {
  const { t } = words;
  return [
    {
      kind: "table",
      id: "commitments",
      caption: t("reports.doc.commitmentsCaption"),
      columns: [
        { key: "from_on", header: t("reports.doc.column.since"), width: 2 },
        { key: "commitment", header: t("milestones.filter.commitment"), width: 3 },
        { key: "why", header: t("changes.column.why"), width: 6 },
        { key: "recorded_at", header: t("reports.doc.column.recorded"), width: 2.4 },
        { key: "by", header: t("milestone.changes.by"), width: 2 },
      ],
      rows: commitments.map(({ fromOn, commitment, reason, recordedAt, recordedBy }) => [
        day(fromOn),
        text(t(`words.commitment.${commitment}`)),
        text(reason),
        moment(recordedAt),
        text(somebody(recordedBy, words)),
      ]),
      empty: t("reports.doc.noCommitments"),
    },
  ];
}

/** What it waits for, and what waits for it. */
export function dependenciesBlocks(
  { dependencies }: Pick<MilestoneReportData, "dependencies">,
  words: ReportWords,
): ReportBlock[] {
  const { t } = words;
  const rows = (["waitsFor", "waitedFor"] as const).flatMap((way) =>
    dependencies[way].map((each) => [
      text(t(`reports.doc.${way}`)),
      text(each.code),
      text(each.title),
      day(each.dueOn),
      { type: "status" as const, tone: each.rag, text: t(`words.rag.${each.rag}`) },
      each.addedBy === null ? none("–") : text(each.addedBy),
    ]),
  );
  return [
    {
      kind: "table",
      id: "dependencies",
      caption: t("reports.doc.dependenciesCaption"),
      columns: [
        { key: "way", header: t("reports.doc.column.way"), width: 2.2 },
        { key: "code", header: t("milestones.column.code"), width: 2.4 },
        { key: "title", header: t("milestones.column.title"), width: 5 },
        { key: "due_on", header: t("milestones.column.due"), numeric: true, width: 2.2 },
        { key: "rag", header: t("milestones.column.rag"), width: 2.2 },
        { key: "by", header: t("milestone.changes.by"), width: 2 },
      ],
      rows,
      empty: t("reports.doc.noDependencies"),
    },
  ];
}
