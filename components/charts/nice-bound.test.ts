import fc from "fast-check";
import { expect, it } from "vitest";
import { niceBound } from "./nice-bound";

it("an axis ends at a round number", () => {
  expect([0, 0.03, 1, 1.1, 4.2, 5.1, 99, 2614].map(niceBound)).toEqual([1, 0.05, 1, 2, 5, 10, 100, 5000]);
});

it("nothing lies beyond its end, and some of it reaches two fifths of the way", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (most) => {
      expect(niceBound(most)).toBeGreaterThanOrEqual(most * (1 - 1e-12));
      expect(niceBound(most)).toBeLessThanOrEqual(most * 2.5 * (1 + 1e-12));
    }),
  );
});
