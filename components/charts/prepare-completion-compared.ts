import type { QuarterPoint } from "./prepare-completion-over-time";

/** One partner's own course, as it is compared. */
export interface Course {
  code: string;
  /** In the reader's language. */
  name: string;
  points: readonly QuarterPoint[];
}

export interface ComparedRow {
  quarter: string;
  /** Percent of each partner in the order of the courses; null is a gap. */
  values: readonly (number | null)[];
}

/** How many are told apart in one drawing. */
export const MOST_COMPARED = 4;

/** The quarters that any of the courses has, each with the completion of all of them, in the order in which they were chosen. */
export function prepareCompletionCompared(
  courses: readonly Course[],
  span: { from: string | null; to: string | null },
): { rows: ComparedRow[]; yearTicks: string[] } {
  const ends = new Map<string, string>();
  for (const { points } of courses)
    for (const { quarter, endsOn } of points)
      if (
        (span.from === null || endsOn >= span.from) &&
        (span.to === null || quarterBegins(endsOn) <= span.to)
      )
        ends.set(quarter, endsOn);
  const quarters = [...ends].toSorted(([, a], [, b]) => a.localeCompare(b)).map(([quarter]) => quarter);
  const values = courses.map(
    ({ points }) => new Map(points.map(({ quarter, completion }) => [quarter, completion])),
  );
  return {
    rows: quarters.map((quarter) => ({
      quarter,
      values: values.map((own) => {
        const completion = own.get(quarter) ?? null;
        return completion === null ? null : completion * 100;
      }),
    })),
    yearTicks: quarters.filter((quarter) => quarter.endsWith("Q1")),
  };
}

/** The first day of the quarter that ends on a day. */
function quarterBegins(endsOn: string): string {
  return `${endsOn.slice(0, 4)}-${String(Number(endsOn.slice(5, 7)) - 2).padStart(2, "0")}-01`;
}
