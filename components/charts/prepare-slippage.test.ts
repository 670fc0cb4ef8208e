import fc from "fast-check";
import { expect, it } from "vitest";
import { AREAS } from "@/lib/areas/constants";
import { SLIPS } from "@/lib/milestones/slips";
import { prepareSlippage } from "./prepare-slippage";

it("counts milestones in steps, and leaves an area without any with no parts", () => {
  const { rows, totals } = prepareSlippage([
    { area: "integration", days: 0, milestones: 3 },
    { area: "integration", days: 12, milestones: 1 },
    { area: "integration", days: 90, milestones: 1 },
    { area: "rule_of_law", days: -5, milestones: 2 },
    { area: "rule_of_law", days: 400, milestones: 2 },
  ]);
  expect(rows.map(({ area, total }) => [area, total])).toEqual([
    ["civilian_oversight", 0],
    ["anti_corruption", 0],
    ["interoperability", 0],
    ["crisis_management", 0],
    ["rule_of_law", 4],
    ["integration", 5],
  ]);
  expect(rows.at(-1)?.parts).toEqual([
    { slip: "none", count: 3, from: 0, share: 0.6 },
    { slip: "to_90", count: 2, from: 0.6, share: 0.4 },
  ]);
  expect(rows[0]?.parts).toEqual([]);
  expect(totals).toMatchObject({ total: 9, later: 4, earlier: 2, more: 2 });
});

it("divides each bar whole, without a gap, whatever is counted", () => {
  const any = fc.record({
    area: fc.constantFrom(...AREAS),
    days: fc.integer({ min: -900, max: 900 }),
    milestones: fc.integer({ min: 1, max: 5000 }),
  });
  fc.assert(
    fc.property(fc.array(any), (given) => {
      const { rows, totals } = prepareSlippage(given);
      expect(totals.total).toBe(given.reduce((sum, { milestones }) => sum + milestones, 0));
      expect(SLIPS.reduce((sum, slip) => sum + totals[slip], 0)).toBe(totals.total);
      for (const { parts } of rows) {
        let end = 0;
        for (const { from, share } of parts) {
          expect(from).toBeCloseTo(end);
          end = from + share;
        }
        if (parts.length > 0) expect(end).toBeCloseTo(1);
      }
    }),
  );
});
