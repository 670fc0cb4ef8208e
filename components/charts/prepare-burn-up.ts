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
}

/** The points between two quarters, both included, in percent; the quarters that carry a year; and what the running quarter says. */
export function prepareBurnUp(
  points: readonly BurnUpPoint[],
  span: { from: string | null; to: string | null },
): { rows: BurnUpPoint[]; yearTicks: string[]; answer: BurnUpAnswer } {
  const rows = points.filter(
    ({ quarterOn }) =>
      (span.from === null || quarterOn >= span.from) && (span.to === null || quarterOn <= span.to),
  );
  return {
    rows,
    yearTicks: rows.map(({ quarter }) => quarter).filter((quarter) => quarter.endsWith("Q1")),
    answer: burnUpAnswer(points.find(({ running }) => running)),
  };
}
