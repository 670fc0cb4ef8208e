import type { JudgedPace } from "@/lib/forecast/pace";
import type { Quarter } from "@/lib/periods/rules";

/** What a forecast of one yes or no question is held against. */
export interface Judged {
  probability: number;
  base: number;
  came: boolean;
}

/** Forecasts of one question beside what came: sums, so that quarters can be added up. */
export interface Score {
  forecasts: number;
  came: number;
  /** Sums of squared distances between probability and outcome, of the forecast and of the base rate. */
  squares: number;
  baseSquares: number;
  /** By tenths of the probability forecast. */
  tenths: Tenth[];
}

export interface Tenth {
  forecasts: number;
  expected: number;
  came: number;
}

const TENTHS = 10;

/** How many of all that was open were foreseen to be fulfilled within the year, how far off that could be, and how many were. */
export interface JudgedYear {
  expected: number;
  scatter: number;
  /** What the coefficients alone leave open. */
  unsure: number;
  came: number;
}

/** How many sets had a band, and in how many of them what came lay within. */
export interface HeldSets {
  sets: number;
  held: number;
}

/** The question asked by due date, and whether it comes within the year. */
export interface OriginScore {
  quarterOn: Quarter;
  byDue: Score;
  withinYear: Score;
  year: JudgedYear;
  /** The bands of what is fulfilled after four quarters, and of completion. */
  bands: HeldSets;
  completion: HeldSets;
  pace: JudgedPace;
}

export function scoreOf(judged: readonly Judged[]): Score {
  const tenths = Array.from({ length: TENTHS }, (): Tenth => ({ forecasts: 0, expected: 0, came: 0 }));
  const score: Score = { forecasts: 0, came: 0, squares: 0, baseSquares: 0, tenths };
  for (const { probability, base, came } of judged) {
    const outcome = Number(came);
    score.forecasts += 1;
    score.came += outcome;
    score.squares += (probability - outcome) ** 2;
    score.baseSquares += (base - outcome) ** 2;
    const tenth = tenths[Math.min(TENTHS - 1, Math.floor(probability * TENTHS))];
    if (tenth === undefined) continue;
    tenth.forecasts += 1;
    tenth.expected += probability;
    tenth.came += outcome;
  }
  return score;
}

export function sumOfScores(scores: readonly Score[]): Score {
  return scores.reduce(
    (sum, score) => ({
      forecasts: sum.forecasts + score.forecasts,
      came: sum.came + score.came,
      squares: sum.squares + score.squares,
      baseSquares: sum.baseSquares + score.baseSquares,
      tenths: sum.tenths.map((tenth, index) => ({
        forecasts: tenth.forecasts + (score.tenths[index]?.forecasts ?? 0),
        expected: tenth.expected + (score.tenths[index]?.expected ?? 0),
        came: tenth.came + (score.tenths[index]?.came ?? 0),
      })),
    }),
    scoreOf([]),
  );
}

/** The Brier score, the mean squared distance: 0 is foreseen without fail, and less is better. Null without a forecast. */
export function brierOf({ forecasts, squares }: Pick<Score, "forecasts" | "squares">): number | null {
  return forecasts === 0 ? null : squares / forecasts;
}

/** Fewer years than this are no measure of how years differ. */
const MIN_YEARS = 4;

/**
 * How much years differ from what was foreseen of them beyond chance and what was not known better: the mean of what is left of the
 * squared distances, on the scale of log odds (method of moments). Nothing while there are few years, or nothing is left.
 */
export function yearVariance(years: readonly JudgedYear[]): number {
  const judged = years.filter(({ scatter }) => scatter > 0);
  if (judged.length < MIN_YEARS) return 0;
  const sum = judged.reduce((total, { expected, scatter, unsure, came }) => {
    return total + ((came - expected) ** 2 - scatter - unsure) / scatter ** 2;
  }, 0);
  return Math.max(0, sum / judged.length);
}
