import { AREAS, type Area } from "@/lib/areas/constants";
import { bandOf, momentsOf } from "@/lib/forecast/band";
import { BACKTEST_QUARTERS, MIN_FULFILMENTS } from "@/lib/forecast/constants";
import { completionBand, completionMoments, type OpenShare } from "@/lib/forecast/completion";
import { baseCurve, curvesOf, probabilityBy } from "@/lib/forecast/curve";
import { fitModel, type ForecastModel } from "@/lib/forecast/fit";
import { type MilestoneHistory, openOn, progressOn, withinShare } from "@/lib/forecast/history";
import { type JudgedPace, paceOf } from "@/lib/forecast/pace";
import { firstDay, quarterFromNumber, quarterNumber } from "@/lib/forecast/quarter-numbers";
import { firstUnsettled, riskSet, type Sequel, sequelOf } from "@/lib/forecast/risk";
import {
  type HeldSets,
  type Judged,
  type JudgedYear,
  type OriginScore,
  scoreOf,
  yearVariance,
} from "@/lib/forecast/scores";

/** What was learned by the beginning of a quarter; no model where that is too little. */
export interface Training {
  quarter: number;
  fulfilments: number;
  model: ForecastModel | null;
}

/** Learns at the beginning of a quarter from what was known then, and from how earlier forecasts had done by then. */
export function trainAt(
  histories: readonly MilestoneHistory[],
  quarter: number,
  years: readonly OriginScore[] = [],
): Training {
  const risks = riskSet(histories, quarter);
  const { fulfilments } = risks;
  if (fulfilments < MIN_FULFILMENTS) return { quarter, fulfilments, model: null };
  const learned = {
    yearVariance: yearVariance(years.map(({ year }) => year)),
    pace: paceOf(years.map(({ pace }) => pace)),
  };
  return { quarter, fulfilments, model: { ...fitModel(risks), ...learned } };
}

/** The quarters at whose beginning something was known, up to the running one, which is always there. */
function trainingQuarters(histories: readonly MilestoneHistory[], running: number): number[] {
  let first = running;
  for (const { plans } of histories) {
    const known = plans[0]?.known;
    if (known !== undefined) first = Math.min(first, quarterNumber(known) + 1);
  }
  return Array.from({ length: running - first + 1 }, (_, index) => first + index);
}

/** What was learned at the beginning of each quarter up to that of the day, and of each that can be judged how it did. */
export function backtest(
  histories: readonly MilestoneHistory[],
  day: number,
): (Training & { score: OriginScore | null })[] {
  const running = quarterNumber(day);
  const made: (Training & { score: OriginScore | null })[] = [];
  for (const quarter of trainingQuarters(histories, running)) {
    // How years differ is learned from the forecasts that could be judged by then.
    const years = made.flatMap((each) => (judgedAt(each.quarter) <= quarter ? (each.score ?? []) : []));
    const training = trainAt(histories, quarter, years);
    const score = judgedAt(quarter) <= running ? judgeTraining(histories, training) : null;
    made.push({ ...training, score });
  }
  return made;
}

/** The quarter at whose beginning a forecast of an earlier one can be judged: all of its year is in. */
export function judgedAt(origin: number): number {
  return origin + BACKTEST_QUARTERS + 1;
}

/** An open milestone with what was foreseen of it, and what came. */
interface Foreseen extends Sequel, OpenShare {
  area: Area;
  due: number;
  /** Its progress at the end of the year. */
  reached: number;
}

/**
 * Holds the forecast made at the beginning of a quarter against what came within its year, as known a quarter after that. A milestone
 * that was given up or set aside within the time asked about is left out: nothing was claimed of it any more.
 */
export function judgeTraining(
  histories: readonly MilestoneHistory[],
  { quarter, model }: Training,
): OriginScore | null {
  if (model === null) return null;
  const day = firstDay(quarter);
  const end = firstUnsettled(judgedAt(quarter));
  const last = firstDay(end) - 1;
  const all = foresee(histories, model, quarter);
  const base = baseCurve(model, day);
  const asked = ({ curve, fulfilled }: Foreseen, on: number): Judged => ({
    probability: probabilityBy(curve, model.withinQuarter, on) ?? 0,
    base: probabilityBy(base, model.withinQuarter, on) ?? 0,
    came: fulfilled !== null && fulfilled <= on,
  });
  const due = all.filter(
    (each) => each.due >= day && each.due <= last && each.until > quarterNumber(each.due),
  );
  const through = all.filter(({ until }) => until >= end);
  return {
    quarterOn: quarterFromNumber(quarter),
    byDue: scoreOf(due.map((each) => asked(each, each.due))),
    withinYear: scoreOf(through.map((each) => asked(each, last))),
    year: judgeYear(model, through, last),
    bands: judgeBands(model, through, last),
    ...judgeCompletion(model, through, last),
  };
}

/** What is foreseen of the milestones that were open at the beginning of a quarter, and what was known of them when it is judged. */
function foresee(histories: readonly MilestoneHistory[], model: ForecastModel, quarter: number): Foreseen[] {
  const day = firstDay(quarter);
  const known = firstDay(judgedAt(quarter));
  const last = firstDay(firstUnsettled(judgedAt(quarter))) - 1;
  const opened = histories.flatMap((history) => {
    const open = openOn(history, day);
    if (open === null) return [];
    return [{ open, reached: progressOn(history, last, known), sequel: sequelOf(history, open, known) }];
  });
  const standings = opened.map(({ open }) => open.standing);
  const curves = curvesOf(model, standings, day);
  return opened.flatMap(({ open, reached, sequel }, index) => {
    const curve = curves[index];
    const { weight, standing } = open;
    const { area, start, due } = standing;
    if (curve === undefined) return [];
    return [
      { area, start, due, weight, progress: withinShare(standing.progress), reached, curve, ...sequel },
    ];
  });
}

const isFulfilledBy = (day: number) => (each: Foreseen) => each.fulfilled !== null && each.fulfilled <= day;

function judgeYear(model: ForecastModel, all: readonly Foreseen[], last: number): JudgedYear {
  const curves = all.map(({ curve }) => curve);
  const moments = momentsOf({ ...model, yearVariance: 0 }, curves)[BACKTEST_QUARTERS - 1];
  const { expected = 0, scatter = 0, unsure = 0 } = moments ?? {};
  return { expected, scatter, unsure, came: all.filter(isFulfilledBy(last)).length };
}

/** The whole, and each area with something in it. */
function setsOf(all: readonly Foreseen[]): (readonly Foreseen[])[] {
  return [all, ...AREAS.map((area) => all.filter((each) => each.area === area))].filter(
    ({ length }) => length > 0,
  );
}

function judgeBands(model: ForecastModel, all: readonly Foreseen[], last: number): HeldSets {
  const sets = setsOf(all);
  const held = sets.filter((set) => {
    const came = set.filter(isFulfilledBy(last)).length;
    const curves = set.map(({ curve }) => curve);
    const point = bandOf(model, curves)[BACKTEST_QUARTERS - 1];
    return point !== undefined && point.low <= came && came <= point.high;
  });
  return { sets: sets.length, held: held.length };
}

/** The bands of completion of what counts, and what the whole says of the pace of what was not fulfilled. */
function judgeCompletion(
  model: ForecastModel,
  all: readonly Foreseen[],
  last: number,
): Pick<OriginScore, "completion" | "pace"> {
  const judged = setsOf(all.filter(({ weight }) => weight > 0)).map((set) => {
    const weight = set.reduce((sum, each) => sum + each.weight, 0);
    const came = set.reduce((sum, each) => sum + each.weight * each.reached, 0) / weight;
    const point = completionBand(model, set, [])[BACKTEST_QUARTERS - 1];
    return { came, held: point !== undefined && point.low <= came && came <= point.high };
  });
  const [whole] = judged;
  return {
    completion: { sets: judged.length, held: judged.filter(({ held }) => held).length },
    pace: whole === undefined ? { line: 0, moved: 0, excess: 0 } : judgePace(model, all, last, whole.came),
  };
}

function judgePace(model: ForecastModel, all: readonly Foreseen[], last: number, came: number): JudgedPace {
  const unbound = { ...model, pace: { ...model.pace, variance: 0 } };
  const moments = completionMoments(unbound, all)[BACKTEST_QUARTERS - 1];
  if (moments === undefined) throw new Error("a year lies beyond the horizon");
  const { weight, expected, line, variance } = moments;
  const moved = all
    .filter((each) => !isFulfilledBy(last)(each))
    .reduce((sum, each) => sum + each.weight * (each.reached - each.progress), 0);
  const excess = (came - expected / weight) ** 2 - variance / weight ** 2;
  return { line: line / weight, moved: moved / weight, excess };
}
