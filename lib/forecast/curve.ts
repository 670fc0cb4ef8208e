import { cellOf, classesOf, quartersAhead, termsOf } from "@/lib/forecast/covariates";
import { type ForecastModel, logistic } from "@/lib/forecast/fit";
import type { Standing } from "@/lib/forecast/history";
import { firstDay, quarterNumber } from "@/lib/forecast/quarter-numbers";

type Within = ForecastModel["withinQuarter"];

/** How likely an open milestone is to be fulfilled by the end of the running quarter and of each that follows. */
export interface Curve {
  /** The running quarter, in which the day of the forecast lies. */
  quarter: number;
  day: number;
  probabilities: readonly number[];
  /** The coefficients behind the hazard of each quarter; none where it cannot be fulfilled yet. */
  terms: readonly (readonly number[])[];
  hazards: readonly number[];
}

/** What the hazard of a quarter is, and the coefficients that it adds up. */
interface Hazard {
  hazard: number;
  terms: readonly number[];
}

const NONE: Hazard = { hazard: 0, terms: [] };

/** The curves of open milestones from a day on, as they stand on it. */
export function curvesOf(model: ForecastModel, standings: readonly Standing[], day: number): Curve[] {
  const quarter = quarterNumber(day);
  // Many milestones have the same classes.
  const known = new Map<number, Hazard>();
  const hazardOf = (cell: number): Hazard => {
    const found = known.get(cell);
    if (found !== undefined) return found;
    const terms = termsOf(cell);
    const score = terms.reduce((sum, term) => sum + (model.coefficients[term] ?? 0), 0);
    const hazard = { hazard: logistic(score), terms };
    known.set(cell, hazard);
    return hazard;
  };
  return standings.map((standing) => {
    // Before its start nothing is fulfilled; its first quarter is the first to wait for.
    const first = Math.max(quarter, quarterNumber(standing.start));
    return curveWith(model.withinQuarter, day, (at) =>
      at < first ? NONE : hazardOf(cellOf(classesOf(standing, at, at - first))),
    );
  });
}

/** The curve by the base rate: every quarter with the hazard of all milestones together. */
export function baseCurve(model: ForecastModel, day: number): Curve {
  return curveWith(model.withinQuarter, day, () => ({ hazard: model.baseHazard, terms: [] }));
}

function curveWith(within: Within, day: number, hazardOf: (quarter: number) => Hazard): Curve {
  const quarter = quarterNumber(day);
  const found = quartersAhead(quarter).map(hazardOf);
  const hazards = found.map(({ hazard }, wait) =>
    wait === 0 ? restOfQuarter(hazard, cameBy(within, day)) : hazard,
  );
  let survival = 1;
  const probabilities = hazards.map((hazard) => {
    survival *= 1 - hazard;
    return 1 - survival;
  });
  return { quarter, day, probabilities, terms: found.map(({ terms }) => terms), hazards };
}

/** The hazard of the rest of a quarter, of which so much has come and brought no fulfilment. */
function restOfQuarter(hazard: number, came: number): number {
  return (hazard * (1 - came)) / (1 - hazard * came);
}

/** How much of a quarter's fulfilments comes before a day of it, on straight lines within each month. */
function cameBy(within: Within, day: number): number {
  const begins = firstDay(quarterNumber(day));
  const share = ((day - begins) / (firstDay(quarterNumber(day) + 1) - begins)) * 3;
  const month = Math.min(2, Math.floor(share));
  const before = month === 0 ? 0 : (within[month - 1] ?? 0);
  return before + (share - month) * ((within[month] ?? 1) - before);
}

/** The probability of being fulfilled on that day or before; null beyond the horizon and for a day that is over. */
export function probabilityBy(
  { probabilities, ...curve }: Curve,
  within: Within,
  day: number,
): number | null {
  const wait = quarterNumber(day) - curve.quarter;
  const ends = probabilities[wait];
  if (ends === undefined || day < curve.day) return null;
  const begins = wait === 0 ? 0 : (probabilities[wait - 1] ?? 0);
  return begins + (ends - begins) * partBy(curve, within, day);
}

/** How much of what a quarter brings from the day of the forecast on has come by the end of a day. */
function partBy({ quarter, day: from }: Pick<Curve, "quarter" | "day">, within: Within, day: number): number {
  const next = quarterNumber(day + 1) > quarterNumber(day) ? 1 : cameBy(within, day + 1);
  const before = quarterNumber(day) === quarter ? cameBy(within, from) : 0;
  return before >= 1 ? 1 : Math.max(0, (next - before) / (1 - before));
}

/** The first day by whose end it is fulfilled with this probability; null when that lies beyond the horizon. */
export function dayBy(curve: Curve, within: Within, probability: number): number | null {
  const wait = curve.probabilities.findIndex((reached) => reached >= probability);
  if (wait < 0) return null;
  let low = Math.max(curve.day, firstDay(curve.quarter + wait));
  let high = firstDay(curve.quarter + wait + 1) - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((probabilityBy(curve, within, middle) ?? 0) >= probability) high = middle;
    else low = middle + 1;
  }
  return low;
}
