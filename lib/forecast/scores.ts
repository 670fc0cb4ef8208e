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

/** The question asked by due date, and whether it comes within the year. */
export interface OriginScore {
  quarterOn: Quarter;
  byDue: Score;
  withinYear: Score;
  /** The sets of the band after four quarters: how many there were, and in how many what came lies within. */
  bands: { sets: number; held: number };
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
