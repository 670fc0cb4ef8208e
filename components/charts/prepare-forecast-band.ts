/** How many of a set are expected to be fulfilled by the end of a quarter, and between which numbers with 80 percent. */
export interface BandPoint {
  quarter: string;
  expected: number;
  low: number;
  high: number;
}

export interface BandRow extends BandPoint {
  /** From the lower to the upper end, as an area is drawn. */
  band: readonly [number, number];
}

/** The quarters of a band, and the highest number that the drawing has to hold. */
export function prepareForecastBand(
  points: readonly BandPoint[],
  all: number,
): { rows: BandRow[]; top: number } {
  const rows = points.map((point) => ({ ...point, band: [point.low, point.high] as const }));
  return { rows, top: Math.max(1, all, ...rows.map(({ high }) => Math.ceil(high))) };
}
