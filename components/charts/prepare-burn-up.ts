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

export type BurnUpAnswer =
  | { kind: "nothing" }
  | { kind: "unassessed"; planned: number }
  | {
      kind: "stands";
      achieved: number;
      planned: number;
      direction: "behind" | "ahead" | "even";
      points: number;
    };

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
    answer: answerOf(points.find(({ running }) => running)),
  };
}

function answerOf(now: BurnUpPoint | undefined): BurnUpAnswer {
  if (now === undefined || now.planned === null) return { kind: "nothing" };
  const { achieved, planned } = now;
  if (achieved === null) return { kind: "unassessed", planned };
  // Rounded before they are compared, so that the sentence agrees with the percentages it stands beside.
  const points = Math.round(achieved * 100) - Math.round(planned * 100);
  const direction = points < 0 ? "behind" : points > 0 ? "ahead" : "even";
  return { kind: "stands", achieved, planned, direction, points: Math.abs(points) };
}
