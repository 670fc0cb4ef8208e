import type { Rag } from "@/lib/milestones/constants";
import { heightOf } from "@/lib/reports/paper-room";
import type { HoldingAssessment } from "@/lib/assessments/queries";
import type { MilestoneRow } from "@/lib/milestones/queries";
import { none, text } from "@/lib/reports/cells";
import { assessmentTables } from "@/lib/reports/sections/assessment-tables";
import { MOST_WRITTEN } from "@/lib/reports/constants";
import type { ReportBlock, ReportCell, ReportFact } from "@/lib/reports/document";
import type { PartnerReportData } from "@/lib/reports/load-partner";
import { measuredText, type ReportWords } from "@/lib/reports/words";

/**
 * Milestone by milestone the assessment that holds, what it rests on, and what the partner says of it: as many as there is room for, in
 * points. For programs and spreadsheets, all.
 */
export function assessmentsBlocks(
  { milestones, holding, stages }: PartnerReportData,
  words: ReportWords,
  room: number,
): ReportBlock[] {
  const { t } = words;
  const { rows, total } = milestones;
  if (total === 0) return [{ kind: "paragraph", text: t("reports.doc.noMilestones") }];
  const held = new Map(holding.map((assessment) => [assessment.code, assessment]));
  const told = toldOnPaper(
    rows.map((row) => ({ row, blocks: milestoneBlocks(row, held.get(row.code), stages, words) })),
    words,
    room,
  );
  return [
    ...(told.length < total
      ? [{ kind: "note" as const, text: t("reports.doc.told", { shown: told.length, total }) }]
      : []),
    ...told.flatMap(({ blocks }) => blocks),
    ...assessmentTables(holding, stages, words),
  ];
}

interface Told {
  row: Pick<MilestoneRow, "rag" | "verdict" | "stance">;
  blocks: ReportBlock[];
}

const AFTER: Record<Rag, number> = { red: 1, amber: 2, grey: 3, green: 4, blue: 5 };

/** First what was reversed and what the partner disputes, then by rating. */
const turnOf = ({ rag, verdict, stance }: Told["row"]) =>
  verdict === "reversed" || stance === "disagrees" ? 0 : AFTER[rag];

/** As many as there is room for, in the order in which they stand; where it is not enough, what asks for attention comes before the rest. */
export function toldOnPaper<Each extends Told>(
  all: readonly Each[],
  words: ReportWords,
  room: number,
): Each[] {
  let left = room;
  const chosen = new Set<Each>();
  for (const each of all.toSorted((a, b) => turnOf(a.row) - turnOf(b.row))) {
    left -= each.blocks.reduce((sum, block) => sum + heightOf(block, words), 0);
    if (left < 0) break;
    chosen.add(each);
  }
  return all.filter((each) => chosen.has(each));
}

function milestoneBlocks(
  row: MilestoneRow,
  assessment: HoldingAssessment | undefined,
  stages: PartnerReportData["stages"],
  words: ReportWords,
): ReportBlock[] {
  const { t } = words;
  const scale = stages.filter(({ code }) => code === row.code);
  return [
    { kind: "heading", text: `${row.code} · ${row.title}` },
    { kind: "strip", facts: planFacts(row, assessment, scale, words) },
    ...(assessment === undefined
      ? [{ kind: "paragraph" as const, text: t("reports.doc.neverAssessed") }]
      : assessedBlocks(
          {
            ...assessment,
            narrative: shortened(assessment.narrative, words),
            viewText: assessment.viewText === null ? null : shortened(assessment.viewText, words),
          },
          words,
        )),
  ];
}

/** As much of what somebody wrote as leaves room for others; it says so. */
function shortened(written: string, { t }: ReportWords): string {
  if (written.length <= MOST_WRITTEN) return written;
  return t("reports.doc.shortened", { text: written.slice(0, MOST_WRITTEN).trimEnd() });
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
    { label: t("milestones.column.rag"), value: status },
    { label: t("milestone.plan.indicator"), value: text(row.indicator) },
    { label: t("reports.doc.agreed"), value: text(plan) },
    ...(assessment === undefined
      ? []
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
    "narrative" | "author" | "decider" | "origin" | "acceptedAt" | "evidence"
  > & { stance: HoldingAssessment["stance"]; viewText: string | null },
  words: ReportWords,
): ReportBlock[] {
  const { t } = words;
  const { narrative, evidence, stance, viewText } = assessment;
  return [
    ...(narrative === ""
      ? []
      : [{ kind: "quote" as const, label: signature(assessment, words), text: narrative }]),
    evidence.length === 0
      ? { kind: "note", text: t("milestone.evidence.none") }
      : { kind: "sources", items: evidence.map((piece) => sourceText(piece, words)) },
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

/** A piece of evidence in one line: which it is, of what kind, how it is graded and of when. */
function sourceText(
  {
    title,
    type,
    reliability,
    credibility,
    datedOn,
    struckAt,
    struckReason,
  }: HoldingAssessment["evidence"][number],
  { t, format }: ReportWords,
): string {
  const line = t("reports.doc.piece", {
    title,
    type: t(`words.evidenceType.${type}`),
    grade: `${reliability}${credibility}`,
    dated: datedOn === null ? t("milestone.evidence.undated") : format.day(datedOn),
  });
  return struckAt === null ? line : `${line} – ${t("milestone.evidence.struck")}: ${struckReason ?? ""}`;
}
