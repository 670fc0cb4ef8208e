/** The pages of the analysis, in the order in which they are offered; each is a path below `/analysis`. */
export const ANALYSES = [
  "progress",
  "schedule",
  "forecast",
  "law-and-practice",
  "outcomes",
  "compare",
] as const;
export type Analysis = (typeof ANALYSES)[number];

/** The pages that say something of the earlier day that one compares with: a forecast and the years of an index have their own past. */
export const COMPARING: readonly Analysis[] = ["progress", "schedule", "law-and-practice", "compare"];
