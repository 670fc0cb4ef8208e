import { COEFFICIENTS, FACTORS, OFFSETS, termsOf } from "@/lib/forecast/covariates";
import { dot, factorOf, inverse, type Matrix, solve, zeros } from "@/lib/forecast/linear-algebra";
import { type Pace, STRAIGHT } from "@/lib/forecast/pace";
import type { RiskSet } from "@/lib/forecast/risk";

/** What was learned: the hazard of each combination of classes, how sure that is, and the one hazard of all together. */
export interface ForecastModel {
  coefficients: number[];
  /** The covariance of the coefficients. */
  covariance: Matrix;
  /** How much of the fulfilments of a quarter has come by the end of its first, second and third month. */
  withinQuarter: [number, number, number];
  /** How much whole years have differed from what was foreseen of them, as a variance of the log odds of all milestones together. */
  yearVariance: number;
  /** How completion moves with what is not fulfilled yet. */
  pace: Pace;
  /** The base rate: fulfilments by quarter at risk, of all milestones together. */
  baseHazard: number;
}

/** The whole portfolio's level is left to the data; a spread is found for the effects of each factor, starting here. */
const FIRST_VARIANCE = 1;
const WIDEST_VARIANCE = 4;
const NARROWEST_VARIANCE = 0.001;
const ROUNDS = 12;
const LEVEL_PRECISION = 0.01;
const NEWTON_STEPS = 50;
const EXACT_ENOUGH = 1e-6;

interface Cell {
  terms: number[];
  atRisk: number;
  fulfilled: number;
}

export function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/**
 * Fits the hazards: a logistic regression of being fulfilled in a quarter, in which the effects of each factor are drawn towards
 * nothing as far as the data of all of its classes suggest (partial pooling). The spread of the effects is found by expectation and
 * maximisation, everything else by Newton's method; the same data give the same model.
 */
export function fitModel({ cells, byMonth }: RiskSet): ForecastModel {
  const sorted = [...cells].toSorted(([a], [b]) => a - b);
  const rows = sorted.map(([cell, counted]) => ({ terms: termsOf(cell), ...counted }));
  const total = (of: "atRisk" | "fulfilled") => rows.reduce((sum, row) => sum + row[of], 0);
  const baseHazard = (total("fulfilled") + 0.5) / (total("atRisk") + 1);
  let variances = FACTORS.map(() => FIRST_VARIANCE);
  let coefficients = Array.from({ length: COEFFICIENTS }, () => 0);
  coefficients[0] = Math.log(baseHazard / (1 - baseHazard));
  let covariance: Matrix = [];
  for (let round = 0; round < ROUNDS; round++) {
    const precisions = precisionsOf(variances);
    ({ coefficients, covariance } = maximise(rows, coefficients, precisions));
    variances = FACTORS.map(({ levels }, factor) => {
      let sum = 0;
      for (let level = 0; level < levels; level++) {
        const place = (OFFSETS[factor] ?? 0) + level;
        sum += (coefficients[place] ?? 0) ** 2 + (covariance[place]?.[place] ?? 0);
      }
      return Math.min(WIDEST_VARIANCE, Math.max(NARROWEST_VARIANCE, sum / levels));
    });
  }
  return {
    coefficients,
    covariance,
    withinQuarter: shares(byMonth),
    yearVariance: 0,
    pace: STRAIGHT,
    baseHazard,
  };
}

function precisionsOf(variances: readonly number[]): number[] {
  return [
    LEVEL_PRECISION,
    ...FACTORS.flatMap(({ levels }, factor) =>
      Array.from({ length: levels }, () => 1 / (variances[factor] ?? FIRST_VARIANCE)),
    ),
  ];
}

/** The most likely coefficients under the prior, and by the curvature there how far off they may be. */
function maximise(rows: readonly Cell[], from: readonly number[], precisions: readonly number[]) {
  let coefficients = [...from];
  let current = evaluate(rows, coefficients, precisions);
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const move = solve(factorOf(current.information), current.gradient);
    const gain = dot(move, current.gradient);
    if (gain < EXACT_ENOUGH) break;
    let length = 1;
    let [next, found] = [coefficients, current];
    do {
      const factor = length;
      next = coefficients.map((value, place) => value + factor * (move[place] ?? 0));
      found = evaluate(rows, next, precisions);
      length /= 2;
    } while (found.likelihood < current.likelihood && length > EXACT_ENOUGH);
    if (found.likelihood < current.likelihood) break;
    [coefficients, current] = [next, found];
  }
  return { coefficients, covariance: inverse(factorOf(current.information)) };
}

function evaluate(rows: readonly Cell[], coefficients: readonly number[], precisions: readonly number[]) {
  const information = zeros(COEFFICIENTS);
  const gradient = coefficients.map((value, place) => -(precisions[place] ?? 0) * value);
  let likelihood = 0;
  for (const [place, value] of coefficients.entries()) {
    const precision = precisions[place] ?? 0;
    likelihood -= (precision * value * value) / 2;
    const line = information[place];
    if (line !== undefined) line[place] = precision;
  }
  for (const { terms, atRisk, fulfilled } of rows) {
    let score = 0;
    for (const term of terms) score += coefficients[term] ?? 0;
    const hazard = logistic(score);
    likelihood += fulfilled * score - atRisk * (Math.max(0, score) + Math.log1p(Math.exp(-Math.abs(score))));
    const surprise = fulfilled - atRisk * hazard;
    const weight = atRisk * hazard * (1 - hazard);
    // The lower half is all that is needed, and terms ascend.
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i] ?? 0;
      gradient[term] = (gradient[term] ?? 0) + surprise;
      const line = information[term] ?? [];
      for (let j = 0; j <= i; j++) {
        const other = terms[j] ?? 0;
        line[other] = (line[other] ?? 0) + weight;
      }
    }
  }
  return { likelihood, gradient, information };
}

/** Shares by the end of each month, with a third of one fulfilment added to each, so that none is impossible. */
function shares(byMonth: RiskSet["byMonth"]): [number, number, number] {
  const [first, second, third] = byMonth;
  const total = first + second + third + 1;
  return [(first + 1 / 3) / total, (first + second + 2 / 3) / total, 1];
}
