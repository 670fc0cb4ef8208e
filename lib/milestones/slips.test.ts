import fc from "fast-check";
import { expect, test } from "vitest";
import { SLIP_DAYS, slipOf, SLIPS } from "@/lib/milestones/slips";

test.each([
  [-400, "earlier"],
  [-1, "earlier"],
  [0, "none"],
  [1, "to_90"],
  [90, "to_90"],
  [91, "to_180"],
  [180, "to_180"],
  [181, "to_365"],
  [365, "to_365"],
  [366, "more"],
] as const)("%i days are of the step %s", (days, slip) => {
  expect(slipOf(days)).toBe(slip);
});

test("every number of days is of exactly one step, and more days never of an earlier one", () => {
  const within = (days: number) =>
    SLIPS.filter((slip) => {
      const [fewest, most] = SLIP_DAYS[slip];
      return (fewest ?? days) <= days && days <= (most ?? days);
    });
  fc.assert(
    fc.property(fc.integer({ min: -5000, max: 5000 }), fc.nat(500), (days, further) => {
      expect(within(days)).toEqual([slipOf(days)]);
      expect(SLIPS.indexOf(slipOf(days + further))).toBeGreaterThanOrEqual(SLIPS.indexOf(slipOf(days)));
    }),
  );
});
