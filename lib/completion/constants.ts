/** Where a milestone stands for the figures: what was done, unless its partner has set it aside. */
export const SEGMENTS = [
  "completed",
  "in_progress",
  "not_started",
  "not_assessed",
  "discontinued",
  "paused",
  "withdrawn",
] as const;
