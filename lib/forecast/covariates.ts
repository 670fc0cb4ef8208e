import { AREAS } from "@/lib/areas/constants";
import { HORIZON_QUARTERS } from "@/lib/forecast/constants";
import type { Standing } from "@/lib/forecast/history";
import { firstDay } from "@/lib/forecast/quarter-numbers";
import { NATURES } from "@/lib/milestones/constants";

const WAITS = [0, 1, 2, 4, 8] as const;
const ELAPSED = [0.25, 0.5, 0.75, 1, 1.5] as const;
const PROGRESS = [0.2, 0.4, 0.6, 0.8, 1] as const;
const PACE = [0.25, 0.5, 0.75, 1, 1.25, 1.75] as const;
const SLIPS = [1, 184] as const;
const HALF_A_QUARTER = 45;

/** What a hazard depends on, each with the number of its classes. An effect is estimated for every class of each. */
export const FACTORS = [
  /** How many quarters after the day of the forecast. */
  { name: "wait", levels: WAITS.length },
  /** The share of the agreed time that has passed when the quarter begins. */
  { name: "elapsed", levels: ELAPSED.length + 1 },
  /** Progress known on the day of the forecast; the first class is nothing measured. */
  { name: "progress", levels: PROGRESS.length + 2 },
  /** The progress that the pace so far would have reached by the middle of the quarter; the first class is no pace. */
  { name: "pace", levels: PACE.length + 2 },
  /** By how much the due date has moved since it was first agreed: not at all, up to half a year, more. */
  { name: "slip", levels: SLIPS.length + 1 },
  { name: "area", levels: AREAS.length },
  { name: "nature", levels: NATURES.length },
] as const;

/** Where the effects of each factor begin among the coefficients; the first coefficient is the whole portfolio's. */
export const OFFSETS: readonly number[] = FACTORS.map((_, index) =>
  FACTORS.slice(0, index).reduce((sum, { levels }) => sum + levels, 1),
);
export const COEFFICIENTS = FACTORS.reduce((sum, { levels }) => sum + levels, 1);

/** In which class of each factor an open milestone lies, so many quarters after the one of the forecast. */
export function classesOf(standing: Standing, quarter: number, wait: number): number[] {
  const { area, nature, start, due, slip, progress, measured } = standing;
  const begins = firstDay(quarter);
  const elapsed = Math.max(0, begins - start) / Math.max(1, due - start);
  const pace =
    progress === null || measured === null || progress <= 0 || measured <= start
      ? null
      : (progress * (begins + HALF_A_QUARTER - start)) / (measured - start);
  return [
    WAITS.findLastIndex((least) => wait >= least),
    classOf(ELAPSED, elapsed),
    progress === null ? 0 : 1 + classOf(PROGRESS, progress),
    pace === null ? 0 : 1 + classOf(PACE, pace),
    classOf(SLIPS, slip),
    AREAS.indexOf(area),
    NATURES.indexOf(nature),
  ];
}

/** How many of the limits a figure has reached. */
function classOf(limits: readonly number[], figure: number): number {
  let reached = 0;
  for (const limit of limits) if (figure >= limit) reached += 1;
  return reached;
}

/** One number for a combination of classes, to count by. */
export function cellOf(classes: readonly number[]): number {
  return FACTORS.reduce((key, { levels }, factor) => key * levels + (classes[factor] ?? 0), 0);
}

/** The coefficients that a combination of classes adds up; the first one always. */
export function termsOf(cell: number): number[] {
  const terms: number[] = [];
  let rest = cell;
  for (let factor = FACTORS.length - 1; factor >= 0; factor--) {
    const levels = FACTORS[factor]?.levels ?? 1;
    terms.unshift((OFFSETS[factor] ?? 0) + (rest % levels));
    rest = Math.floor(rest / levels);
  }
  return [0, ...terms];
}

/** Quarters that a forecast made in one of them reaches. */
export function quartersAhead(quarter: number): number[] {
  return Array.from({ length: HORIZON_QUARTERS }, (_, wait) => quarter + wait);
}
