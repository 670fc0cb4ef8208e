/** Values of milestones that the browser may import too. */

export const NATURES = ["milestone", "target"] as const;
export type Nature = (typeof NATURES)[number];

/** What a milestone is about: what is laid down (law, rule, agreement, plan), or what is done in practice. */
export const BASES = ["de_jure", "de_facto"] as const;
export type Basis = (typeof BASES)[number];

/** What was done. */
export const DELIVERIES = ["not_started", "in_progress", "completed", "discontinued"] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** What we hold to be shown. */
export const VERDICTS = ["ongoing", "partially_fulfilled", "fulfilled", "not_fulfilled", "reversed"] as const;
export type Verdict = (typeof VERDICTS)[number];

export const RAGS = ["blue", "green", "amber", "red", "grey"] as const;
export type Rag = (typeof RAGS)[number];

/** The fields of the agreed plan; none of them moves without a reason. */
export const PLAN_FIELDS = ["due_on", "baseline", "target", "weight"] as const;
export type PlanField = (typeof PLAN_FIELDS)[number];

export const CHANGE_REASONS = [
  "correction",
  "new_evidence",
  "rebaseline",
  "scope_change",
  "force_majeure",
] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];

/** How long the texts of a plan may be, in characters, and how much a milestone may weigh: for forms and files alike. */
export const PLAN_LIMITS = {
  title: 300,
  description: 5000,
  leadInstitution: 300,
  unit: 60,
  weight: 1000,
} as const;

/** What stands for "nothing accepted yet" among deliveries and verdicts, in filters and tallies. */
export const NOT_ASSESSED = "not_assessed";
