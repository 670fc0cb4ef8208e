import { type BurnUpAnswer, burnUpAnswer } from "@/lib/analysis/rules";

/** Where a set of milestones stands, or should stand, at the end of a quarter: shares 0..1; null is a gap. */
export interface BurnUpPoint {
  quarter: string;
  quarterOn: string;
  endsOn: string;
  achieved: number | null;
  planned: number | null;
  plannedFirst: number | null;
  running: boolean;
  /** What is foretold of a quarter to come, and between which shares it lies with 80 percent. */
  forecast: { low: number; expected: number; high: number } | null;
}

export interface BurnUpRow extends BurnUpPoint {
  /** Where the forecast is drawn, from what was achieved in the running quarter on. */
  expected: number | null;
  band: readonly [number, number] | null;
}

/** What is foretold of a year after the running quarter, or of the last quarter that is, where that comes sooner. */
export type BurnUpOutlook = { quarter: string; low: number; expected: number; high: number };

const QUARTERS_OF_A_YEAR = 4;

/** The points between two quarters, both included; the quarters that carry a year; what the running quarter says, and what is foretold. */
export function prepareBurnUp(
  points: readonly BurnUpPoint[],
  span: { from: string | null; to: string | null },
): { rows: BurnUpRow[]; yearTicks: string[]; answer: BurnUpAnswer; outlook: BurnUpOutlook | null } {
  const rows = points.filter(
    ({ quarterOn }) =>
      (span.from === null || quarterOn >= span.from) && (span.to === null || quarterOn <= span.to),
  );
  const foretold = rows.flatMap(({ quarter, forecast }) =>
    forecast === null ? [] : [{ quarter, ...forecast }],
  );
  const inOneYear = foretold[QUARTERS_OF_A_YEAR - 1] ?? foretold.at(-1);
  return {
    rows: rows.map((row) => ({ ...row, ...drawnForecast(row, foretold.length > 0) })),
    outlook: inOneYear ?? null,
    yearTicks: rows.map(({ quarter }) => quarter).filter((quarter) => quarter.endsWith("Q1")),
    answer: burnUpAnswer(points.find(({ running }) => running)),
  };
}

/** The band of a quarter to come; in the running one, what is known. */
function drawnForecast(
  { running, achieved, forecast }: BurnUpPoint,
  isForetold: boolean,
): Pick<BurnUpRow, "expected" | "band"> {
  if (forecast !== null) return { expected: forecast.expected, band: [forecast.low, forecast.high] };
  if (!running || !isForetold || achieved === null) return { expected: null, band: null };
  return { expected: achieved, band: [achieved, achieved] };
}
