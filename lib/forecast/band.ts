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

/**
 * The burn-up of a set, quarter by quarter. Each milestone is fulfilled or not with its own probability (Poisson binomial
 * distribution), and all of these move together by as much as the coefficients may be off (delta method).
 */
export function bandOf(model: ForecastModel, curves: readonly Curve[]): BandPoint[] {
  const size = model.coefficients.length;
  // How far each milestone's cumulated hazard moves with each coefficient, row by row.
  const exposures = new Float64Array(curves.length * size);
  return Array.from({ length: HORIZON_QUARTERS }, (_, wait) => {
    const slope = model.coefficients.map(() => 0);
    for (const [index, { hazards, terms, probabilities }] of curves.entries()) {
      const row = index * size;
      for (const term of terms[wait] ?? [])
        exposures[row + term] = (exposures[row + term] ?? 0) + (hazards[wait] ?? 0);
      const survival = 1 - (probabilities[wait] ?? 0);
      for (let term = 0; term < size; term++)
        slope[term] = (slope[term] ?? 0) + survival * (exposures[row + term] ?? 0);
    }
    const turned = times(model.covariance, slope);
    const deviation = Math.sqrt(Math.max(0, dot(slope, turned)));
    const chances = curves.map(({ probabilities }, index) => {
      const probability = probabilities[wait] ?? 0;
      if (deviation === 0) return { probability, moves: 0 };
      let moves = 0;
      for (let term = 0; term < size; term++)
        moves += (exposures[index * size + term] ?? 0) * (turned[term] ?? 0);
      return { probability, moves: ((1 - probability) * moves) / deviation };
    });
    const point = curves.length <= COUNTED_OUT ? countedOut(chances) : byCurve(chances, deviation);
    return { quarter: (curves[0]?.quarter ?? 0) + wait, ...point };
  });
}

interface Chance {
  probability: number;
  /** By how much it moves with one standard deviation of the whole set. */
  moves: number;
}

const TAIL = (1 - BAND_SHARE) / 2;

function countedOut(chances: readonly Chance[]): Omit<BandPoint, "quarter"> {
  const distribution = Array.from({ length: chances.length + 1 }, () => 0);
  for (const { at, weight } of NODES) {
    const counts = countsOf(chances.map((chance) => moved(chance, at)));
    for (const [count, share] of counts.entries())
      distribution[count] = (distribution[count] ?? 0) + (share * weight) / WEIGHTS;
  }
  const expected = chances.reduce((sum, { probability }) => sum + probability, 0);
  return { expected, low: quantile(distribution, TAIL), high: quantile(distribution, 1 - TAIL) };
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

function byCurve(chances: readonly Chance[], deviation: number): Omit<BandPoint, "quarter"> {
  const expected = chances.reduce((sum, { probability }) => sum + probability, 0);
  const scatter = chances.reduce((sum, { probability }) => sum + probability * (1 - probability), 0);
  const reach = NORMAL_TAIL * Math.sqrt(scatter + deviation ** 2);
  return {
    expected,
    low: Math.max(0, Math.round(expected - reach)),
    high: Math.min(chances.length, Math.round(expected + reach)),
  };
}
