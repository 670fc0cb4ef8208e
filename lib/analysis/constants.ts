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
