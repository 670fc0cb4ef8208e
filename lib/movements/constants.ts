/** How a milestone can move the completion of a quarter, in the order in which a waterfall goes down. */
export const MOVEMENTS = [
  "new",
  "advanced",
  "fulfilled",
  "fell_back",
  "reversed",
  "rebaselined",
  "withdrawn",
] as const;
export type Movement = (typeof MOVEMENTS)[number];

/** What is kept besides: a first assessment that shows no progress moves nothing, and ends a gap. */
export const KEPT_MOVEMENTS = [...MOVEMENTS, "assessed"] as const;
