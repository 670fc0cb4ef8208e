import { BACKTEST_QUARTERS } from "@/lib/forecast/constants";
import { numberOfQuarter, quarterFromNumber } from "@/lib/forecast/quarter-numbers";
import {
  brierOf,
  type HeldSets,
  type OriginScore,
  type Score,
  sumOfScores,
  type Tenth,
} from "@/lib/forecast/scores";
import type { Day } from "@/lib/periods/days";
import { type Quarter, quarterOf } from "@/lib/periods/rules";

/** How the forecasts of one question did. */
export interface QuestionRecord {
  forecasts: number;
  came: number;
  /** Mean squared distance between probability and outcome: less is better. */
  brier: number | null;
  /** The same of the base rate, which gives every milestone the hazard of all. */
  baseBrier: number | null;
  /** What was foreseen and what came, by tenths of the probability. */
  tenths: Tenth[];
}

/** How past forecasts did, each made of what was known at the beginning of its quarter and held against its year. */
export interface BacktestRecord {
  quarters: { quarterOn: Quarter; byDue: QuestionRecord; withinYear: QuestionRecord }[];
  /** Whether it was fulfilled by its due date, of what fell due within the year. */
  byDue: QuestionRecord;
  /** Whether it was fulfilled within the year, of all that was open. */
  withinYear: QuestionRecord;
  /** In how many sets (the whole and each area) what came within the year lay in the band: fulfilments, and completion. */
  bands: HeldSets;
  completion: HeldSets;
}

/** The record of these forecasts; null without any. */
export function recordOf(scores: readonly OriginScore[]): BacktestRecord | null {
  if (scores.length === 0) return null;
  return {
    quarters: scores.map(({ quarterOn, byDue, withinYear }) => ({
      quarterOn,
      byDue: questionRecord(byDue),
      withinYear: questionRecord(withinYear),
    })),
    byDue: questionRecord(sumOfScores(scores.map(({ byDue }) => byDue))),
    withinYear: questionRecord(sumOfScores(scores.map(({ withinYear }) => withinYear))),
    bands: sumOfSets(scores.map(({ bands }) => bands)),
    completion: sumOfSets(scores.map(({ completion }) => completion)),
  };
}

function sumOfSets(all: readonly HeldSets[]): HeldSets {
  return all.reduce((sum, { sets, held }) => ({ sets: sum.sets + sets, held: sum.held + held }), {
    sets: 0,
    held: 0,
  });
}

function questionRecord(score: Score): QuestionRecord {
  const { forecasts, came, baseSquares, tenths } = score;
  return {
    forecasts,
    came,
    brier: brierOf(score),
    baseBrier: brierOf({ forecasts, squares: baseSquares }),
    tenths,
  };
}

/** The last quarter whose forecasts can be judged on a day: its year is over, and one quarter more. */
export function newestJudged(day: Day): Quarter {
  return quarterFromNumber(numberOfQuarter(quarterOf(day)) - BACKTEST_QUARTERS - 1);
}
