import { AREAS } from "@/lib/areas/constants";
import { bandOf } from "@/lib/forecast/band";
import { BACKTEST_QUARTERS, MIN_FULFILMENTS } from "@/lib/forecast/constants";
import { baseCurve, type Curve, curveOf, probabilityBy } from "@/lib/forecast/curve";
import { fitModel, type ForecastModel } from "@/lib/forecast/fit";
import { type MilestoneHistory, type OpenStanding, openOn } from "@/lib/forecast/history";
import { firstDay, quarterFromNumber, quarterNumber } from "@/lib/forecast/quarter-numbers";
import { firstUnsettled, riskSet, sequelOf } from "@/lib/forecast/risk";
import { type OriginScore, scoreOf } from "@/lib/forecast/scores";

/** What was learned by the beginning of a quarter; no model where that is too little. */
export interface Training {
  quarter: number;
  fulfilments: number;
  model: ForecastModel | null;
}

/** Learns at the beginning of a quarter from what was known then. */
export function trainAt(histories: readonly MilestoneHistory[], quarter: number): Training {
  const risks = riskSet(histories, quarter);
  const { fulfilments } = risks;
  return { quarter, fulfilments, model: fulfilments < MIN_FULFILMENTS ? null : fitModel(risks) };
}

/** The beginnings of quarters at which there was something to learn from, up to the quarter of the day. */
export function trainingQuarters(histories: readonly MilestoneHistory[], day: number): number[] {
  const running = quarterNumber(day);
  let first = running;
  for (const { plans } of histories) {
    const known = plans[0]?.known;
    if (known !== undefined) first = Math.min(first, quarterNumber(known) + 1);
  }
  return Array.from({ length: Math.max(1, running - first + 1) }, (_, index) => running - index).reverse();
}

/** The quarter at whose beginning a forecast of an earlier one can be judged: all of its year is in. */
export function judgedAt(origin: number): number {
  return origin + BACKTEST_QUARTERS + 1;
}

interface Foreseen {
  area: string;
  due: number;
  curve: Curve;
  base: Curve;
  fulfilled: number | null;
}

/**
 * Holds the forecast made at the beginning of a quarter against what came within its year, as known a quarter after that. A milestone
 * that was given up or set aside within the time asked about is left out: nothing was claimed of it any more.
 */
export function judgeTraining(histories: readonly MilestoneHistory[], training: Training): OriginScore | null {
  const { quarter, model } = training;
  if (model === null) return null;
  const day = firstDay(quarter);
  const known = firstDay(judgedAt(quarter));
  const end = firstUnsettled(judgedAt(quarter));
  const last = firstDay(end) - 1;
  const base = baseCurve(model, day);
  const opened = histories.flatMap((history) => {
    const open = openOn(history, day);
    return open === null ? [] : [foreseen(model, history, open)];
  });
  const within = model.withinQuarter;
  const through = opened.filter(({ until }) => until >= end);
  const byDue = opened.filter(({ due, until }) => due >= day && due <= last && until > quarterNumber(due));
  const asked = (curve: Curve, on: number) => probabilityBy(curve, within, on) ?? 0;
  return {
    quarterOn: quarterFromNumber(quarter),
    byDue: scoreOf(
      byDue.map(({ due, curve, fulfilled }) => ({
        probability: asked(curve, due),
        base: asked(base, due),
        came: fulfilled !== null && fulfilled <= due,
      })),
    ),
    withinYear: scoreOf(
      through.map(({ curve, fulfilled }) => ({
        probability: asked(curve, last),
        base: asked(base, last),
        came: fulfilled !== null && fulfilled <= last,
      })),
    ),
    bands: judgeBands(model, through, last),
  };

  function foreseen(model: ForecastModel, history: MilestoneHistory, open: OpenStanding): Foreseen & { until: number } {
    const { standing } = open;
    const { fulfilled, until } = sequelOf(history, open, known);
    return { area: standing.area, due: standing.due, curve: curveOf(model, standing, day), base, fulfilled, until };
  }
}

/** The bands of the whole and of each area with something open. */
function judgeBands(model: ForecastModel, all: readonly Foreseen[], last: number): OriginScore["bands"] {
  const sets = [all, ...AREAS.map((area) => all.filter((each) => each.area === area))].filter(
    ({ length }) => length > 0,
  );
  const held = sets.filter((set) => {
    const came = set.filter(({ fulfilled }) => fulfilled !== null && fulfilled <= last).length;
    const point = bandOf(model, set.map(({ curve }) => curve))[BACKTEST_QUARTERS - 1];
    return point !== undefined && point.low <= came && came <= point.high;
  });
  return { sets: sets.length, held: held.length };
}
