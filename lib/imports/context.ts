import type { HighestMarking } from "@/lib/markings/constants";
import type { Basis, Delivery, Nature, Verdict } from "@/lib/milestones/constants";
import type { Day } from "@/lib/periods/days";
import type { Quarter } from "@/lib/periods/rules";

/** A scale with its stages, as milestones are measured by it. */
export interface ImportScale {
  id: number;
  stages: readonly number[];
}

/** A milestone that is in the record and came from a file, or that a file names by its code. */
export interface KnownMilestone {
  id: number;
  version: number;
  code: string;
  partner: string;
  /** Its identifier at its source, or its code where it has none. */
  externalId: string;
  area: string;
  nature: Nature;
  basis: Basis;
  /** The code of its scale, or its unit. */
  measure: string;
  /** The stages of its own version of that scale, which need not be the newest; null when it has a unit. */
  stages: readonly number[] | null;
  title: string;
  description: string;
  baseline: number;
  target: number;
  startOn: Day;
  dueOn: Day;
  leadInstitution: string | null;
  weight: number;
  sourceUrl: string | null;
  history: KnownAssessment[];
}

/** An accepted assessment of such a milestone; a history is in the order effective_on, accepted_at, id. */
export interface KnownAssessment {
  effectiveOn: Day;
  isImported: boolean;
  value: number;
  delivery: Delivery;
  verdict: Verdict;
  narrative: string;
  evidence: readonly ImportEvidence[];
}

export interface ImportEvidence {
  url: string;
  title: string;
}

/** What the record knows when files are held against it. */
export interface ImportContext {
  /** What is marked above this is not taken. */
  highestMarking: HighestMarking;
  today: Day;
  partners: readonly string[];
  /** By code; the newest version of each. */
  scales: ReadonlyMap<string, ImportScale>;
  milestones: readonly KnownMilestone[];
  /** Nothing effective in these is written. */
  closedQuarters: ReadonlySet<Quarter>;
}
