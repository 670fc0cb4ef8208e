/** The value below which a share of them lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

export const median = (values: readonly number[]) => percentile(values, 0.5);

/** As many decimals as the measurement is good for. */
export function rounded(value: number, decimals = 1): number {
  return Number(value.toFixed(decimals));
}
