/** Levels of protection, from the lowest; NATO's, the European Union's and national ones alike. */
export const MARKING_LEVELS = ["unclassified", "restricted", "confidential", "secret", "top_secret"] as const;
export type MarkingLevel = (typeof MARKING_LEVELS)[number];

/** What an installation may allow itself to hold: nothing of the highest level is ever kept here. */
export const HIGHEST_MARKINGS = ["unclassified", "restricted", "confidential", "secret"] as const;
export type HighestMarking = (typeof HIGHEST_MARKINGS)[number];
