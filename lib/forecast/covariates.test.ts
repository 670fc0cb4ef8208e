import fc from "fast-check";
import { expect, test } from "vitest";

import { cellOf, classesOf, FACTORS, OFFSETS, termsOf } from "@/lib/forecast/covariates";
import type { Standing } from "@/lib/forecast/history";
import { firstDay } from "@/lib/forecast/quarter-numbers";

const Q = 2024 * 4;
const STANDING: Standing = {
  area: "anti_corruption",
  nature: "target",
  start: firstDay(Q),
  due: firstDay(Q + 8),
  slip: 0,
  progress: 0.25,
  measured: firstDay(Q + 2),
};
function classes(wishes: Partial<Standing>, quarter: number, wait = 0): Record<string, number> {
  const levels = classesOf({ ...STANDING, ...wishes }, quarter, wait);
  return Object.fromEntries(FACTORS.map(({ name }, factor) => [name, levels[factor] ?? -1]));
}

test("a combination of classes is one number, and the number leads back to its coefficients", () => {
  const any = fc.tuple(...FACTORS.map(({ levels }) => fc.integer({ min: 0, max: levels - 1 })));
  fc.assert(
    fc.property(any, (chosen) => {
      expect(termsOf(cellOf(chosen))).toEqual([
        0,
        ...chosen.map((level, factor) => (OFFSETS[factor] ?? 0) + level),
      ]);
    }),
  );
});

test("elapsed is the share of the agreed time at the beginning of the quarter, also when overdue", () => {
  const elapsed = [0, 3, 5, 7, 9, 13].map((quarters) => classes({}, Q + quarters)["elapsed"]);
  expect(elapsed).toEqual([0, 1, 2, 3, 4, 5]);
  expect(classes({}, Q - 3)["elapsed"]).toBe(0);
});

test("pace carries the progress so far on to the middle of the quarter", () => {
  // A quarter of the way in two quarters is half of it after four.
  expect([2, 4, 6, 8].map((quarters) => classes({}, Q + quarters)["pace"])).toEqual([2, 3, 4, 5]);
});

test("without a reading, without progress, or before the start there is no pace", () => {
  expect(classes({ progress: null, measured: null }, Q + 3)).toMatchObject({ progress: 0, pace: 0 });
  expect(classes({ progress: 0 }, Q + 3)).toMatchObject({ progress: 1, pace: 0 });
  expect(classes({ measured: firstDay(Q) }, Q + 3)["pace"]).toBe(0);
});

test.each([
  [-30, 0],
  [0, 0],
  [1, 1],
  [183, 1],
  [184, 2],
])("a due date moved by %i days is slip class %i", (slip, level) => {
  expect(classes({ slip }, Q + 3)["slip"]).toBe(level);
});

test("the further away, the wider the classes of waiting", () => {
  expect([0, 1, 2, 3, 4, 7, 8, 11].map((wait) => classes({}, Q + wait, wait)["wait"])).toEqual([
    0, 1, 2, 2, 3, 3, 4, 4,
  ]);
});
