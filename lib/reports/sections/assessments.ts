import type { HoldingAssessment } from "@/lib/assessments/queries";
import type { MilestoneRow } from "@/lib/milestones/queries";
import { day, none, text } from "@/lib/reports/cells";
import { assessmentTables } from "@/lib/reports/sections/assessment-tables";
import { MOST_TOLD } from "@/lib/reports/constants";
import type { ReportBlock, ReportCell, ReportFact } from "@/lib/reports/document";
import type { PartnerReportData } from "@/lib/reports/load-partner";
import { measuredText, type ReportWords } from "@/lib/reports/words";

type Evidence = HoldingAssessment["evidence"][number];

/** Milestone by milestone the assessment that holds, what it rests on, and what the partner says of it. */
export function assessmentsBlocks(
  { milestones, holding, stages }: PartnerReportData,
  words: ReportWords,
): ReportBlock[] {
  const { t } = words;
  const { rows, total } = milestones;
  if (total === 0) return [{ kind: "paragraph", text: t("reports.doc.noMilestones") }];
  const held = new Map(holding.map((assessment) => [assessment.code, assessment]));
  return [
    ...rows.slice(0, MOST_TOLD).flatMap((row): ReportBlock[] => {
      const assessment = held.get(row.code);
      const scale = stages.filter(({ code }) => code === row.code);
      return [
        { kind: "heading", text: `${row.code} · ${row.title}` },
        { kind: "facts", facts: planFacts(row, assessment, scale, words) },
        ...(assessment === undefined
          ? [{ kind: "paragraph" as const, text: t("reports.doc.neverAssessed") }]
          : assessedBlocks(assessment, words)),
      ];
    }),
    ...(total > MOST_TOLD
      ? [{ kind: "note" as const, text: t("reports.doc.first", { shown: MOST_TOLD, total }) }]
      : []),
    ...assessmentTables(holding, stages, words),
  ];
}

function planFacts(
  row: MilestoneRow,
  assessment: HoldingAssessment | undefined,
  stages: PartnerReportData["stages"],
  words: ReportWords,
): ReportFact[] {
  const { t, format } = words;
  const written = (value: number) => text(measuredText(words, { unit: row.unit, stages }, value));
  const plan = t("reports.doc.fromTo", {
    from: measuredText(words, { unit: row.unit, stages }, row.baseline),
    to: measuredText(words, { unit: row.unit, stages }, row.target),
    day: format.day(row.dueOn),
  });
  const status: ReportCell = { type: "status", tone: row.rag, text: t(`words.rag.${row.rag}`) };
  return [
    { label: t("milestone.plan.indicator"), value: text(row.indicator) },
    { label: t("reports.doc.agreed"), value: text(plan) },
    ...(assessment === undefined
      ? [{ label: t("milestones.column.rag"), value: status }]
      : [
          {
            label: t("reports.doc.valueOn", { day: format.day(assessment.effectiveOn) }),
            value: assessment.value === null ? none("–") : written(assessment.value),
          },
          {
            label: t("milestone.assessment.delivery"),
            value: text(t(`words.delivery.${assessment.delivery}`)),
          },
          { label: t("milestone.assessment.verdict"), value: text(t(`words.verdict.${assessment.verdict}`)) },
          { label: t("milestones.column.rag"), value: status },
          ...(assessment.stance === null
            ? []
            : [{ label: t("milestones.column.view"), value: text(t(`words.stance.${assessment.stance}`)) }]),
        ]),
  ];
}

/** An assessment in the words of its author, the list of its evidence, and the partner's view. */
export function assessedBlocks(
  assessment: Pick<
    HoldingAssessment,
    "narrative" | "author" | "decider" | "origin" | "acceptedAt" | "evidence" | "code"
  > & { stance: HoldingAssessment["stance"]; viewText: string | null },
  words: ReportWords,
): ReportBlock[] {
  const { t } = words;
  const { narrative, evidence, stance, viewText, code } = assessment;
  return [
    ...(narrative === ""
      ? []
      : [{ kind: "quote" as const, label: signature(assessment, words), text: narrative }]),
    evidence.length === 0
      ? { kind: "paragraph", text: t("milestone.evidence.none") }
      : evidenceTable(`evidence_${code}`, evidence, words),
    ...(stance === null || viewText === null || viewText === ""
      ? []
      : [{ kind: "quote" as const, label: t("milestones.column.view"), text: viewText }]),
  ];
}

function signature(
  {
    author,
    decider,
    origin,
    acceptedAt,
  }: Pick<HoldingAssessment, "author" | "decider" | "origin" | "acceptedAt">,
  { t, format }: ReportWords,
): string {
  const unknown = t("milestone.assessment.unknown");
  const written =
    origin === "import"
      ? t("milestone.assessment.imported")
      : t("milestone.assessment.written", { name: author ?? unknown });
  if (acceptedAt === null) return written;
  const at = format.instant(acceptedAt);
  const accepted =
    origin === "import"
      ? t("milestone.assessment.acceptedImport", { at })
      : t("milestone.assessment.accepted", { at, name: decider ?? unknown });
  return `${written} · ${accepted}`;
}

function evidenceTable(id: string, evidence: readonly Evidence[], { t }: ReportWords): ReportBlock {
  return {
    kind: "table",
    id,
    medium: "paper",
    caption: t("reports.doc.evidence"),
    columns: [
      { key: "title", header: t("reports.doc.evidence"), width: 6 },
      { key: "type", header: t("reports.doc.column.type"), width: 3 },
      { key: "grade", header: t("reports.doc.column.grade"), width: 1.4 },
      { key: "dated_on", header: t("reports.doc.column.dated"), numeric: true, width: 2.2 },
    ],
    rows: evidence.map(({ title, type, reliability, credibility, datedOn, struckAt, struckReason }) => [
      text(struckAt === null ? title : `${title} (${t("milestone.evidence.struck")}: ${struckReason ?? ""})`),
      text(t(`words.evidenceType.${type}`)),
      text(`${reliability}${credibility}`),
      day(datedOn, t("milestone.evidence.undated")),
    ]),
    empty: t("milestone.evidence.none"),
  };
}
