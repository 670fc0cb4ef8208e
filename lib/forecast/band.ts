import { BAND_SHARE, HORIZON_QUARTERS } from "@/lib/forecast/constants";
import type { Curve } from "@/lib/forecast/curve";
import { type ForecastModel, logistic } from "@/lib/forecast/fit";
import { dot, times } from "@/lib/forecast/linear-algebra";

/** How many of a set are fulfilled by the end of a quarter: what is expected, and the band that holds it with 80 %. */
export interface BandPoint {
  quarter: number;
  expected: number;
  low: number;
  high: number;
}

/** Up to so many milestones the numbers are counted out one by one; beyond, a normal curve is as good. */
const COUNTED_OUT = 200;

/** Where the uncertainty of the coefficients is looked at, in standard deviations, with its weight. */
const NODES = Array.from({ length: 13 }, (_, index) => -3 + index / 2).map((at) => ({
  at,
  weight: Math.exp((-at * at) / 2),
}));
const WEIGHTS = NODES.reduce((sum, { weight }) => sum + weight, 0);

/** What is to be known of a set in order to say how many of it are fulfilled by the end of a quarter. */
interface Moments {
  expected: number;
  /** The variance that each milestone being fulfilled or not brings by itself. */
  scatter: number;
  /** The variance that all of it has in common. */
  unsure: number;
  /** How the set moves with each coefficient, as these move together. */
  turned: readonly number[];
}

/**
 * The burn-up of a set, quarter by quarter. Each milestone is fulfilled or not with its own probability (Poisson binomial
 * distribution), and all of these move together by as much as the coefficients may be off (delta method) and as whole years have
 * turned out otherwise than foreseen.
 */
export function bandOf(model: ForecastModel, curves: readonly Curve[]): BandPoint[] {
  return momentsOf(model, curves).map((moments, wait) => ({
    quarter: (curves[0]?.quarter ?? 0) + wait,
    expected: moments.expected,
    ...(curves.length <= COUNTED_OUT
      ? countedOut(curves.map((curve) => chanceOf(model, curve, wait, moments)))
      : byCurve(moments, curves.length)),
  }));
}

/** The moments of a set by the end of each quarter. */
export function momentsOf(model: ForecastModel, curves: readonly Curve[]): Moments[] {
  const size = model.coefficients.length;
  const sums = Array.from({ length: HORIZON_QUARTERS }, () => ({
    expected: 0,
    scatter: 0,
    slope: model.coefficients.map(() => 0),
  }));
  const exposure = model.coefficients.map(() => 0);
  for (const { hazards, terms, probabilities } of curves) {
    // How far the hazards so far move with each coefficient.
    exposure.fill(0);
    for (const [wait, sum] of sums.entries()) {
      const hazard = hazards[wait] ?? 0;
      for (const term of terms[wait] ?? []) exposure[term] = (exposure[term] ?? 0) + hazard;
      const probability = probabilities[wait] ?? 0;
      sum.expected += probability;
      sum.scatter += probability * (1 - probability);
      for (let term = 0; term < size; term++)
        sum.slope[term] = (sum.slope[term] ?? 0) + (1 - probability) * (exposure[term] ?? 0);
    }
  }
  return sums.map(({ expected, scatter, slope }) => {
    const turned = times(model.covariance, slope);
    const unsure = Math.max(0, dot(slope, turned)) + model.yearVariance * scatter ** 2;
    return { expected, scatter, unsure, turned };
  });
}

interface Chance {
  probability: number;
  /** By how much it moves with one standard deviation of the whole set. */
  moves: number;
}

function chanceOf(model: ForecastModel, curve: Curve, wait: number, moments: Moments): Chance {
  const { scatter, unsure, turned } = moments;
  const probability = curve.probabilities[wait] ?? 0;
  if (unsure === 0) return { probability, moves: 0 };
  let exposed = 0;
  for (let at = 0; at <= wait; at++)
    for (const term of curve.terms[at] ?? []) exposed += (curve.hazards[at] ?? 0) * (turned[term] ?? 0);
  const moves = (1 - probability) * (exposed + model.yearVariance * scatter * probability);
  return { probability, moves: moves / Math.sqrt(unsure) };
}

const TAIL = (1 - BAND_SHARE) / 2;

function countedOut(chances: readonly Chance[]): Pick<BandPoint, "low" | "high"> {
  const distribution = Array.from({ length: chances.length + 1 }, () => 0);
  for (const { at, weight } of NODES) {
    const counts = countsOf(chances.map((chance) => moved(chance, at)));
    for (const [count, share] of counts.entries())
      distribution[count] = (distribution[count] ?? 0) + (share * weight) / WEIGHTS;
  }
  return { low: quantile(distribution, TAIL), high: quantile(distribution, 1 - TAIL) };
}

/** The probability when all of the set lies so many standard deviations off; on the scale of odds it stays one. */
function moved({ probability, moves }: Chance, deviations: number): number {
  const spread = probability * (1 - probability);
  if (spread < 1e-12) return probability;
  return logistic(Math.log(probability / (1 - probability)) + (deviations * moves) / spread);
}

/** How likely each number of fulfilments is, when each comes with its own probability. */
export function countsOf(probabilities: readonly number[]): number[] {
  const counts = [1];
  for (const probability of probabilities) {
    counts.push(0);
    for (let count = counts.length - 1; count >= 0; count--) {
      const one = count === 0 ? 0 : (counts[count - 1] ?? 0) * probability;
      counts[count] = (counts[count] ?? 0) * (1 - probability) + one;
    }
  }
  return counts;
}

/** The least number that is not exceeded with this probability. */
function quantile(distribution: readonly number[], probability: number): number {
  let sum = 0;
  for (const [count, share] of distribution.entries()) {
    sum += share;
    if (sum >= probability) return count;
  }
  return distribution.length - 1;
}

/** The normal distribution is left to 10 % on either side this many standard deviations from its middle. */
const NORMAL_TAIL = 1.2816;

function byCurve(
  { expected, scatter, unsure }: Moments,
  milestones: number,
): Pick<BandPoint, "low" | "high"> {
  const reach = NORMAL_TAIL * Math.sqrt(scatter + unsure);
  return {
    low: Math.max(0, Math.round(expected - reach)),
    high: Math.min(milestones, Math.round(expected + reach)),
  };
}
