import { expect, it } from "vitest";
import { type Course, prepareCompletionCompared } from "./prepare-completion-compared";

const point = (quarter: string, endsOn: string, completion: number | null) => ({
  ...{ quarter, endsOn, completion, milestones: 1, assessed: 1, running: false },
});
const courses: Course[] = [
  { code: "MDA", name: "Moldova", points: [point("2026 Q1", "2026-03-31", 0.5)] },
  {
    code: "GEO",
    name: "Georgia",
    points: [point("2025 Q4", "2025-12-31", 0.2), point("2026 Q1", "2026-03-31", null)],
  },
];

it("each quarter has a place for every partner, in the order in which they were chosen, and a gap where one has nothing", () => {
  expect(prepareCompletionCompared(courses, { from: null, to: null })).toEqual({
    rows: [
      { quarter: "2025 Q4", values: [null, 20] },
      { quarter: "2026 Q1", values: [50, null] },
    ],
    yearTicks: ["2026 Q1"],
  });
});

it("shows the quarters from the first to the last that are asked for", () => {
  const quarters = (from: string | null, to: string | null) =>
    prepareCompletionCompared(courses, { from, to }).rows.map(({ quarter }) => quarter);
  expect(quarters("2026-01-01", null)).toEqual(["2026 Q1"]);
  expect(quarters(null, "2025-10-01")).toEqual(["2025 Q4"]);
  expect(quarters("2026-04-01", null)).toEqual([]);
});
