import { addDays, FIXED_DAY, momentOn } from "@/db/seed/demonstration/calendar";
import type { Evidence } from "@/db/seed/demonstration/evidence";
import { valueInWords } from "@/db/seed/demonstration/measured";
import { onePagePdf } from "@/db/seed/demonstration/pdf";
import { MANAGER } from "@/db/seed/demonstration/people";
import type { Plan } from "@/db/seed/demonstration/plan";
import type { DemonstrationMilestone } from "@/db/seed/demonstration/programme";
import type { DemonstrationAssessment } from "@/db/seed/demonstration/record";
import type { EvidenceType, MediaType } from "@/lib/evidence/constants";
import { fitFileName } from "@/lib/evidence/file-names";

/** A file behind an assessment. ASCII alone, so that it is the same text and the same bytes everywhere. */
export interface DemonstrationFile {
  name: string;
  mediaType: MediaType;
  content: string;
}

/** The partners some of whose evidence is files; the links of all others lead nowhere, as those of a demonstration should. */
const WITH_FILES = ["GEO", "MDA"];
const ILLUSTRATIVE =
  "Illustrative: made up for the demonstration of the Partner Reform Tracker. It judges no country.";

interface About {
  plan: Plan;
  title: string;
  /** The accepted readings up to the one that the file is behind, that one included. */
  readings: readonly Pick<DemonstrationAssessment, "effectiveOn" | "value">[];
}

const MAKERS: Partial<
  Record<EvidenceType, (about: About) => Pick<DemonstrationFile, "mediaType" | "content">>
> = {
  progress_report: report,
  audit_report: report,
  exercise_report: report,
  training_record: table,
  register_extract: table,
  parliamentary_record: minutes,
};

/** The milestones of one partner, where the first piece of evidence of some types is a file, and one link is struck out. */
export function withFiles(milestones: readonly DemonstrationMilestone[]): DemonstrationMilestone[] {
  const made = new Set<EvidenceType>();
  return milestones.map((milestone) => {
    const latest = milestone.assessments.findLast(({ evidence }) => evidence.length > 0);
    const first = latest?.evidence[0];
    const { partner } = milestone.plan;
    if (!latest || !first || !WITH_FILES.includes(partner) || made.has(first.type)) return milestone;
    const file = fileFor(milestone, latest, first);
    if (file === null) return milestone;
    made.add(first.type);
    const evidence = [{ ...first, url: null, file }, ...latest.evidence.slice(1).map(struckOut(latest))];
    const assessments = milestone.assessments.map((each) =>
      each === latest ? { ...latest, evidence } : each,
    );
    return { ...milestone, assessments };
  });
}

function fileFor(
  { plan, assessments }: DemonstrationMilestone,
  latest: DemonstrationAssessment,
  { type, title }: Evidence,
): DemonstrationFile | null {
  const make = MAKERS[type];
  if (make === undefined) return null;
  const readings = assessments.slice(0, assessments.indexOf(latest) + 1);
  const made = make({ plan, title: `${title}: ${plan.entry.title}`, readings });
  return { ...made, name: fitFileName(`${plan.code} ${title}`, made.mediaType) };
}

/** What stands beside a file was replaced by it, once the assessment was accepted. */
function struckOut({ acceptedAt }: DemonstrationAssessment) {
  return (piece: Evidence): Evidence => {
    const on = addDays((acceptedAt ?? "").slice(0, 10), 5);
    if (acceptedAt === null || on > FIXED_DAY) return piece;
    const reason = "It is of the earlier cycle. The report beside it is of the one in question.";
    return { ...piece, struck: { by: MANAGER, at: momentOn(on, 15, 20), reason } };
  };
}

function report({ plan, title, readings }: About) {
  const lines = [
    ILLUSTRATIVE,
    "",
    `Milestone ${plan.code}, reported by ${plan.lead}`,
    `Indicator: ${plan.entry.indicator}`,
    `Agreed: from ${valueInWords(plan, plan.baseline)} to ${valueInWords(plan, plan.target)} by ${plan.firstDueOn}`,
    "",
    "Readings",
    ...readings.map(({ effectiveOn, value }) => `${effectiveOn}    ${valueInWords(plan, value)}`),
    "",
    `How it is verified: ${plan.entry.means_of_verification}`,
  ];
  return { mediaType: "application/pdf", content: onePagePdf(title, lines) } as const;
}

function table({ plan, readings }: About) {
  const rows = readings.map(({ effectiveOn, value }) => `${plan.code},${effectiveOn},${value},illustrative`);
  return {
    mediaType: "text/csv",
    content: ["milestone,date,value,marking", ...rows, ""].join("\r\n"),
  } as const;
}

function minutes({ plan, title, readings }: About) {
  const heard = readings.at(-1);
  const lines = [
    title,
    ILLUSTRATIVE,
    "",
    `Heard: ${plan.lead}.`,
    `Asked about: ${plan.entry.indicator}.`,
    `Answered: ${heard === undefined ? "nothing was measured yet" : valueInWords(plan, heard.value)}.`,
    "The answer was put on record without a vote.",
    "",
  ];
  return { mediaType: "text/plain", content: lines.join("\n") } as const;
}
