import { expect, test } from "vitest";
import { prepareMilestonePath } from "@/lib/milestones/path-rules";
import { PAPER } from "@/lib/reports/drawing";
import { pathDrawing } from "@/lib/reports/path-drawing";

const PLAN = { startOn: "2025-01-01", dueOn: "2027-01-01", baseline: 10, target: 50 };
const WORDS = {
  measured: "Measured",
  planned: "Planned",
  value: String,
  month: (day: string) => day.slice(0, 7),
};

test("each measured value is a point, the later to the right and the higher above", () => {
  const points = [
    { on: "2025-06-30", value: 20 },
    { on: "2026-06-30", value: 40 },
  ];
  const { marks } = pathDrawing(prepareMilestonePath(PLAN, points, null), WORDS);
  const [first, second, ...more] = marks.filter((mark) => mark.mark === "dot");
  expect(more).toEqual([]);
  expect(first?.x).toBeLessThan(second?.x ?? 0);
  expect(first?.y).toBeGreaterThan(second?.y ?? 1000);
});

test("without a value there is the plan alone, and a name of a stage that is too long is shortened", () => {
  const stages = ["Nothing", "A stage whose name would take more room than the drawing has"];
  const path = prepareMilestonePath({ ...PLAN, baseline: 0, target: 1 }, [], [0, 1]);
  const { marks } = pathDrawing(path, { ...WORDS, value: (value) => stages[value] ?? "" });
  expect(marks.filter(({ mark }) => mark === "dot")).toEqual([]);
  expect(marks.some((mark) => mark.mark === "line" && mark.stroke === PAPER.planned)).toBe(true);
  expect(marks.flatMap((mark) => (mark.mark === "text" ? [mark.text] : []))).toContain(
    "A stage whose name would take…",
  );
});
