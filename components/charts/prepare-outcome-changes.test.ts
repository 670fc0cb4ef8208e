import { expect, it } from "vitest";
import { MIN_PAIRS } from "@/lib/outcomes/constants";
import { prepareOutcomeChanges } from "./prepare-outcome-changes";

const pair = (partner: string, completion: [number, number], value: [number, number]) => ({
  partner,
  completion: { from: completion[0], to: completion[1] },
  value: { from: value[0], to: value[1] },
});
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => pair(`P${index}`, [0, index / 100], [50, 50 + index]));

it("no change lies in the middle of both axes, and the largest within them", () => {
  const { points, reach } = prepareOutcomeChanges({
    pairs: [pair("GEO", [0.2, 0.6], [50, 48]), pair("MDA", [0.4, 0.4], [30, 30])],
  });
  expect(reach).toEqual({ completion: 50, value: 2 });
  expect(points).toEqual([
    { partner: "MDA", completion: 0, value: 0, place: { x: 50, y: 50 }, named: true },
    { partner: "GEO", completion: 40, value: -2, place: { x: 90, y: 100 }, named: true },
  ]);
});

it("equal changes are ties, whatever binary fractions make of them", () => {
  const { points } = prepareOutcomeChanges({
    pairs: [pair("GEO", [0.1, 0.3], [0.1, 0.3]), pair("MDA", [0.2, 0.4], [0.5, 0.7])],
  });
  expect(points[0]?.completion).toBe(points[1]?.completion);
  expect(points[0]?.value).toBe(points[1]?.value);
});

it("of too few pairs no correlation is said, nor where one side does not vary", () => {
  expect(prepareOutcomeChanges({ pairs: many(MIN_PAIRS - 1) })).toMatchObject({
    correlation: null,
    tooFew: true,
  });
  expect(prepareOutcomeChanges({ pairs: many(MIN_PAIRS) })).toMatchObject({
    correlation: { rho: 1 },
    tooFew: false,
  });
  const still = many(MIN_PAIRS).map((each) => ({ ...each, value: { from: 1, to: 1 } }));
  expect(prepareOutcomeChanges({ pairs: still })).toMatchObject({ correlation: null, tooFew: false });
});

it("a point carries its code only where no other one is near, and where there are few", () => {
  const named = (pairs: Parameters<typeof prepareOutcomeChanges>[0]["pairs"]) =>
    prepareOutcomeChanges({ pairs })
      .points.filter((point) => point.named)
      .map(({ partner }) => partner);
  const near = [
    pair("GEO", [0, 0.3], [0, 1]),
    pair("ARM", [0, 0.31], [0, 1]),
    pair("MDA", [0, -0.4], [0, 1]),
  ];
  expect(named(near)).toEqual(["MDA"]);
  const far = (count: number) =>
    Array.from({ length: count }, (_, index) => pair(`P${index}`, [0, 0.01], [0, index - count / 2]));
  expect(named(far(8))).toHaveLength(8);
  expect(named(far(13))).toEqual([]);
});
