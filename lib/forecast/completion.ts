import type { BandPoint } from "@/lib/forecast/band";
import { HORIZON_QUARTERS } from "@/lib/forecast/constants";
import type { Curve } from "@/lib/forecast/curve";
import type { ForecastModel } from "@/lib/forecast/fit";
import { dot, times } from "@/lib/forecast/linear-algebra";
import { firstDay, quarterNumber } from "@/lib/forecast/quarter-numbers";

/** An open milestone as completion counts it. */
export interface OpenShare {
  weight: number;
  /** Its start, and progress within 0..1: nothing before it was assessed. */
  start: number;
  progress: number;
  curve: Curve;
}

/** Milestones that are not open and count all the same: what they have is theirs. */
export interface SettledShare {
  weight: number;
  /** Their quarter of start, and weight times progress of all of them. */
  quarter: number;
  achieved: number;
}

/** The normal distribution is left to 10 % on either side this many standard deviations from its middle. */
const NORMAL_TAIL = 1.2816;

/**
 * The completion of a set at the end of each quarter, with the band that holds it with 80 %. A milestone that will be fulfilled later
 * goes such a part of the straight line from where it stands as those of the record have gone; one that is fulfilled beyond the horizon,
 * or never, stays where it stands. All of them move together by as much as the coefficients may be off (delta method) and as whole years
 * have turned out otherwise than foreseen.
 */
export function completionBand(
  model: ForecastModel,
  open: readonly OpenShare[],
  settled: readonly SettledShare[],
): BandPoint[] {
  const first = open[0]?.curve.quarter;
  if (first === undefined) return [];
  const begun = (quarter: number) => settled.filter((share) => share.quarter <= quarter);
  return completionMoments(model, open).map((sum, wait) => {
    const quarter = first + wait;
    const weight = begun(quarter).reduce((all, share) => all + share.weight, sum.weight);
    const held = begun(quarter).reduce((all, share) => all + share.achieved, 0);
    const reach = NORMAL_TAIL * Math.sqrt(sum.variance);
    const share = (achieved: number) => (weight === 0 ? 0 : (held + achieved) / weight);
    return {
      quarter,
      expected: share(sum.expected),
      // What stands is not taken back, and no more than all can be fulfilled.
      low: share(Math.max(sum.stands, sum.expected - reach)),
      high: share(Math.min(sum.weight, sum.expected + reach)),
    };
  });
}

/** What is to be known of the open milestones of a set at the end of a quarter, each by its weight. */
interface CompletionMoments extends Sums {
  /** How far what is expected may be off, all in all. */
  variance: number;
}

interface Sums {
  weight: number;
  /** Where they stand today, and where they are expected to stand. */
  stands: number;
  expected: number;
  /** How far those that are fulfilled later are on their straight lines. */
  line: number;
  /** The variance that each brings by itself. */
  scatter: number;
  /** How far all of them move with each coefficient, and with the odds of a whole year. */
  slope: number[];
  moody: number;
}

/** The moments of the open milestones of a set by the end of each quarter. */
export function completionMoments(model: ForecastModel, open: readonly OpenShare[]): CompletionMoments[] {
  const sums = Array.from({ length: HORIZON_QUARTERS }, (): Sums => ({
    ...{ weight: 0, stands: 0, expected: 0, line: 0, scatter: 0, moody: 0 },
    slope: model.coefficients.map(() => 0),
  }));
  for (const share of open) addShare(sums, share, model.pace.share);
  const { covariance, yearVariance, pace } = model;
  return sums.map((sum) => {
    const common = Math.max(0, dot(sum.slope, times(covariance, sum.slope)));
    const years = yearVariance * sum.moody ** 2 + pace.variance * sum.weight ** 2;
    return { ...sum, variance: sum.scatter + common + years };
  });
}

function addShare(sums: readonly Sums[], { weight, start, progress, curve }: OpenShare, pace: number): void {
  const { probabilities, hazards, terms } = curve;
  const begins = Math.max(0, quarterNumber(start) - curve.quarter);
  const from = begins > 0 ? begins : passedOf(curve);
  // How far the probability of each quarter moves with the coefficients: the hazards up to it, each with its terms.
  const exposure: [term: number, hazard: number][] = [];
  const exposed = probabilities.map((_, wait) => {
    for (const term of terms[wait] ?? []) exposure.push([term, hazards[wait] ?? 0]);
    return exposure.length;
  });
  for (const [wait, sum] of sums.entries()) {
    if (wait < begins) continue;
    // How far it is on its line at the end of this quarter when it is fulfilled in that one, and where it stands by its pace.
    const lineTo = (fulfilled: number) =>
      fulfilled >= HORIZON_QUARTERS ? 0 : ((1 - progress) * (wait + 1 - from)) / (fulfilled + 1 - from);
    const at = (fulfilled: number) => (fulfilled <= wait ? 1 : progress + pace * lineTo(fulfilled));
    let [mean, square, moody] = [progress, progress ** 2, 0];
    for (let quarter = wait; quarter < HORIZON_QUARTERS; quarter++) {
      const probability = probabilities[quarter] ?? 0;
      const [here, next] = [at(quarter), at(quarter + 1)];
      if (quarter > wait)
        sum.line += weight * (probability - (probabilities[quarter - 1] ?? 0)) * lineTo(quarter);
      mean += probability * (here - next);
      square += probability * (here ** 2 - next ** 2);
      moody += probability * (1 - probability) * (here - next);
      const moves = weight * (1 - probability) * (here - next);
      for (const [term, hazard] of exposure.slice(0, exposed[quarter]))
        sum.slope[term] = (sum.slope[term] ?? 0) + moves * hazard;
    }
    sum.weight += weight;
    sum.stands += weight * progress;
    sum.expected += weight * mean;
    sum.scatter += weight ** 2 * Math.max(0, square - mean ** 2);
    sum.moody += weight * moody;
  }
}

/** Which part of the running quarter has passed. */
function passedOf({ quarter, day }: Curve): number {
  return (day - firstDay(quarter)) / (firstDay(quarter + 1) - firstDay(quarter));
}
