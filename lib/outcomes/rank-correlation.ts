/** Spearman's rank correlation with its interval of 95 %. */
export interface RankCorrelation {
  rho: number;
  low: number;
  high: number;
}

/** The half width of an interval of 95 %, in standard errors. */
const Z_95 = 1.959963984540054;

/**
 * Spearman's rank correlation: Pearson's of the ranks, ties sharing the mean of theirs. Its interval is made on Fisher's z with the
 * standard error of Bonett and Wright (Psychometrika 65, 2000): the root of (1 + rho² / 2) / (n - 3). Null where it is not defined:
 * with fewer than four pairs, or where one side does not vary.
 */
export function rankCorrelation(pairs: readonly { x: number; y: number }[]): RankCorrelation | null {
  if (pairs.length < 4) return null;
  const x = ranksOf(pairs.map((pair) => pair.x));
  const y = ranksOf(pairs.map((pair) => pair.y));
  const rho = correlation(x, y);
  if (rho === null) return null;
  const z = Math.atanh(rho);
  const half = Z_95 * Math.sqrt((1 + rho ** 2 / 2) / (pairs.length - 3));
  return { rho, low: Math.tanh(z - half), high: Math.tanh(z + half) };
}

/** The place of each value in their order, from 1; equal ones share the mean of their places. */
export function ranksOf(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1);
}

/** Pearson's correlation of two lists of ranks, whose mean is known; held within -1 and 1, which binary fractions may overstep. */
function correlation(x: readonly number[], y: readonly number[]): number | null {
  const mean = (x.length + 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  for (const [index, rank] of x.entries()) {
    const [dx, dy] = [rank - mean, (y[index] ?? mean) - mean];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xx === 0 || yy === 0 ? null : Math.min(1, Math.max(-1, xy / Math.sqrt(xx * yy)));
}
