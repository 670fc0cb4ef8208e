/** What a scale measures, in words: the files name no indicator. */
const NAMES: Record<string, string> = {
  yes_no: "Reached or not",
  legislative: "Legislative stage",
  defence_plan: "Stage of the plan",
  action_plan: "Stage of the plan",
  integrity_review: "Stage of the integrity review",
  occ_level: "OCC evaluation level",
  codification_tier: "Codification tier",
  security_agreement: "Stage of the agreement",
  irm_completion: "Completion as read by independent reviewers",
};

/** The indicator of an imported milestone: its scale's name, or its unit. */
export function indicatorOf(measure: string): string {
  return NAMES[measure] ?? measure.replaceAll("_", " ");
}
