import type { HoldingAssessment } from "@/lib/assessments/queries";
import { day, none, number, text } from "@/lib/reports/cells";
import type { ReportTable } from "@/lib/reports/document";
import type { PartnerReportData } from "@/lib/reports/load-partner";
import type { ReportWords } from "@/lib/reports/words";

/** For programs and spreadsheets: all assessments in one table, and all of their evidence in another. */
export function assessmentTables(
  holding: readonly HoldingAssessment[],
  stages: PartnerReportData["stages"],
  { t, language }: ReportWords,
): ReportTable[] {
  const code = { key: "code", header: t("milestones.column.code"), width: 2 };
  const stageOf = ({ code: of, value }: HoldingAssessment) => {
    const stage = stages.find((each) => each.code === of && each.value === value);
    if (stage === undefined) return none("");
    return text(language === "fr" ? stage.labelFr : stage.labelEn);
  };
  const or = (said: string | null) => (said === null || said === "" ? none("") : text(said));
  return [
    {
      kind: "table",
      id: "assessments",
      medium: "data",
      caption: t("reports.doc.assessments"),
      columns: [
        code,
        { key: "effective_on", header: t("reports.doc.column.about"), numeric: true, width: 2 },
        { key: "value", header: t("milestone.assessment.value"), numeric: true, width: 1.5 },
        { key: "stage", header: t("reports.doc.column.stage"), width: 3 },
        { key: "delivery", header: t("milestone.assessment.delivery"), width: 2 },
        { key: "verdict", header: t("milestone.assessment.verdict"), width: 2 },
        { key: "narrative", header: t("reports.doc.column.narrative"), width: 9 },
        { key: "partner_view", header: t("milestones.column.view"), width: 2.5 },
        { key: "partner_view_text", header: t("reports.doc.column.viewText"), width: 6 },
        { key: "author", header: t("reports.doc.column.author"), width: 2.5 },
        { key: "decider", header: t("reports.doc.column.decider"), width: 2.5 },
      ],
      rows: holding.map((each) => [
        text(each.code),
        day(each.effectiveOn),
        each.value === null ? none("") : number(each.value),
        stageOf(each),
        text(t(`words.delivery.${each.delivery}`)),
        text(t(`words.verdict.${each.verdict}`)),
        or(each.narrative),
        each.stance === null ? none("") : text(t(`words.stance.${each.stance}`)),
        or(each.viewText),
        or(each.author),
        or(each.decider),
      ]),
      empty: "",
    },
    {
      kind: "table",
      id: "evidence",
      medium: "data",
      caption: t("reports.doc.evidence"),
      columns: [
        code,
        { key: "title", header: t("reports.doc.evidence"), width: 6 },
        { key: "type", header: t("reports.doc.column.type"), width: 3 },
        { key: "reliability", header: t("reports.doc.column.reliability"), width: 1.2 },
        { key: "credibility", header: t("reports.doc.column.credibility"), numeric: true, width: 1.2 },
        { key: "dated_on", header: t("reports.doc.column.dated"), numeric: true, width: 2 },
        { key: "address", header: t("reports.doc.column.address"), width: 6 },
        { key: "sha256", header: "SHA-256", width: 4 },
        { key: "struck_because", header: t("milestone.evidence.struck"), width: 4 },
      ],
      rows: holding.flatMap((each) =>
        each.evidence.map((piece) => [
          text(each.code),
          text(piece.title),
          text(t(`words.evidenceType.${piece.type}`)),
          text(piece.reliability),
          number(piece.credibility),
          day(piece.datedOn, ""),
          or(piece.url ?? piece.fileName),
          or(piece.sha256),
          or(piece.struckReason),
        ]),
      ),
      empty: "",
    },
  ];
}
