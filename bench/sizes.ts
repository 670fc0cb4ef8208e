/** Milestones of each of the 34 partners; every milestone has 20 accepted assessments. */
export const SIZES = { S: 100, M: 1_000, L: 10_000 } as const;

export type Size = keyof typeof SIZES;

export const PARTNERS = 34;
export const ASSESSMENTS_A_MILESTONE = 20;

/** What somebody typed after `--size`. */
export function parseSize(text: string): Size | null {
  return text === "S" || text === "M" || text === "L" ? text : null;
}
