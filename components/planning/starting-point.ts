import type { Language } from "@/lib/people/constants";
import { measureOf } from "@/components/milestones/measure-of";
import type { Measure } from "@/components/milestones/measure";
import { basisOfScale } from "@/lib/milestones/basis";
import type { FormValues } from "@/lib/forms/constants";
import { type Day, monthsLater } from "@/lib/periods/days";

interface Scale {
  id: number;
  code: string;
  stages: readonly { value: number; labelEn: string; labelFr: string }[];
}

interface Template {
  code: string;
  areaCode: string;
  title: string;
  description: string;
  nature: string;
  basis: string;
  indicator: string;
  unit: string | null;
  scaleId: number | null;
  baselineLow: number;
  target: number;
  typicalMonths: number;
}

/** What a partner proposed. */
interface Proposal {
  id: number;
  version: number;
  area: string;
  templateCode: string | null;
  title: string;
  description: string;
  nature: string;
  /** Of the template that it follows, if it follows one. */
  templateBasis: string | null;
  indicator: string;
  unit: string | null;
  scaleId: number | null;
  scaleCode: string | null;
  baseline: number;
  target: number;
  startOn: Day;
  dueOn: Day;
  leadInstitution: string | null;
}

/** What the reader chose to start from. */
export type StartingPoint =
  | { kind: "number" }
  | { kind: "scale"; scale: Scale }
  | { kind: "template"; template: Template; scale: Scale | null };

/** How a milestone begun so is measured. */
export function startingMeasure(start: StartingPoint, language: Language): Measure {
  const scale = start.kind === "number" ? null : start.scale;
  return measureOf(
    {
      unit: start.kind === "template" ? start.template.unit : "",
      scaleId: scale?.id ?? null,
      stages: scale?.stages ?? [],
    },
    language,
  );
}

/** What the fields of the form begin with: from today, for as long as the template takes as a rule. */
export function startingValues(start: StartingPoint, day: Day): FormValues {
  const blank = { startOn: day, weight: "1", templateCode: "" };
  if (start.kind === "number") return { ...blank, nature: "target", basis: basisOfScale(null), scaleId: "" };
  if (start.kind === "scale") {
    const { id, code } = start.scale;
    return { ...blank, nature: "milestone", basis: basisOfScale(code), scaleId: String(id) };
  }
  const { template } = start;
  return {
    ...blank,
    templateCode: template.code,
    area: template.areaCode,
    title: template.title,
    description: template.description,
    nature: template.nature,
    basis: template.basis,
    indicator: template.indicator,
    unit: template.unit ?? "",
    scaleId: String(template.scaleId ?? ""),
    baseline: String(template.baselineLow),
    target: String(template.target),
    dueOn: monthsLater(day, template.typicalMonths),
  };
}

/** What the fields of the form begin with when it adopts a proposal: everything as proposed, with the usual weight. */
export function proposedValues(proposal: Proposal): FormValues {
  return {
    proposalId: String(proposal.id),
    proposalVersion: String(proposal.version),
    area: proposal.area,
    templateCode: proposal.templateCode ?? "",
    title: proposal.title,
    description: proposal.description,
    nature: proposal.nature,
    basis: proposal.templateBasis ?? basisOfScale(proposal.scaleCode),
    indicator: proposal.indicator,
    unit: proposal.unit ?? "",
    scaleId: String(proposal.scaleId ?? ""),
    baseline: String(proposal.baseline),
    target: String(proposal.target),
    startOn: proposal.startOn,
    dueOn: proposal.dueOn,
    leadInstitution: proposal.leadInstitution ?? "",
    weight: "1",
  };
}
