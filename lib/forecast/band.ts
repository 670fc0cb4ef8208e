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
export interface Moments {
  expected: number;
  /** The variance that each milestone being fulfilled or not brings by itself. */
  scatter: number;
  /** The variance that all of it has in common, as the coefficients may be off. */
  unsure: number;
  chances: Chance[];
}

interface Chance {
  probability: number;
  /** By how much it moves with one standard deviation of the whole set. */
  moves: number;
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
    ...(curves.length <= COUNTED_OUT ? countedOut(moments) : byCurve(moments)),
  }));
}

/** The moments of a set by the end of each quarter. */
export function momentsOf(model: ForecastModel, curves: readonly Curve[]): Moments[] {
  const size = model.coefficients.length;
  // How far each milestone's cumulated hazard moves with each coefficient, row by row.
  const exposures = new Float64Array(curves.length * size);
  return Array.from({ length: HORIZON_QUARTERS }, (_, wait) => {
    const slope = model.coefficients.map(() => 0);
    let [expected, scatter] = [0, 0];
    for (const [index, { hazards, terms, probabilities }] of curves.entries()) {
      const row = index * size;
      for (const term of terms[wait] ?? [])
        exposures[row + term] = (exposures[row + term] ?? 0) + (hazards[wait] ?? 0);
      const probability = probabilities[wait] ?? 0;
      expected += probability;
      scatter += probability * (1 - probability);
      for (let term = 0; term < size; term++)
        slope[term] = (slope[term] ?? 0) + (1 - probability) * (exposures[row + term] ?? 0);
    }
    const turned = times(model.covariance, slope);
    const unsure = Math.max(0, dot(slope, turned)) + model.yearVariance * scatter ** 2;
    const chances = curves.map(({ probabilities }, index) => {
      const probability = probabilities[wait] ?? 0;
      if (unsure === 0) return { probability, moves: 0 };
      let exposed = 0;
      for (let term = 0; term < size; term++)
        exposed += (exposures[index * size + term] ?? 0) * (turned[term] ?? 0);
      const moves = (1 - probability) * (exposed + model.yearVariance * scatter * probability);
      return { probability, moves: moves / Math.sqrt(unsure) };
    });
    return { expected, scatter, unsure, chances };
  });
}

const TAIL = (1 - BAND_SHARE) / 2;

function countedOut({ chances }: Moments): Pick<BandPoint, "low" | "high"> {
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

function byCurve({ expected, scatter, unsure, chances }: Moments): Pick<BandPoint, "low" | "high"> {
  const reach = NORMAL_TAIL * Math.sqrt(scatter + unsure);
  return {
    low: Math.max(0, Math.round(expected - reach)),
    high: Math.min(chances.length, Math.round(expected + reach)),
  };
}
