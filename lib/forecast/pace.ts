/** How completion moves with milestones that are not fulfilled within the time that is looked at. */
export interface Pace {
  /** Which part of the straight lines to their fulfilment they go. */
  share: number;
  /** How much completion has differed from what was foreseen of whole years, beyond everything else: a variance of the share 0..1. */
  variance: number;
}

/** As long as no year can be judged: straight on, and nothing is said to be sure. */
export const STRAIGHT: Pace = { share: 1, variance: 0 };

/** What a judged year says of it, as shares of the weight of all that was open. */
export interface JudgedPace {
  /** How far those that were not fulfilled would have been on their lines, and how far they were. */
  line: number;
  moved: number;
  /** The squared distance of completion from what was foreseen, less the variance that explains it otherwise. */
  excess: number;
}

/** The pace of the years that could be judged: the part of all lines together that was gone, and what is left of the distances. */
export function paceOf(years: readonly JudgedPace[]): Pace {
  const sum = (of: keyof JudgedPace) => years.reduce((total, year) => total + year[of], 0);
  const line = sum("line");
  if (line <= 0) return STRAIGHT;
  return {
    share: Math.min(Math.max(sum("moved") / line, 0), 1),
    variance: Math.max(0, sum("excess") / years.length),
  };
}
