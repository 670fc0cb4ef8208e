import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankCorrelation, ranksOf } from "@/lib/outcomes/rank-correlation";

const pairsOf = (x: readonly number[], y: readonly number[]) =>
  x.map((value, index) => ({ x: value, y: y[index] ?? 0 }));
const value = fc.integer({ min: -20, max: 20 });
const anyPairs = fc.array(fc.record({ x: value, y: value }), { minLength: 4, maxLength: 40 });

describe("Spearman's rank correlation", () => {
  it("is what textbooks find: intelligence and hours before the television, -29/165", () => {
    const found = rankCorrelation(
      pairsOf([106, 86, 100, 101, 99, 103, 97, 113, 112, 110], [7, 0, 27, 50, 28, 29, 20, 12, 6, 17]),
    );
    expect(found?.rho).toBeCloseTo(-29 / 165, 12);
    // By hand: z = -0.177601…, standard error √((1 + 0.030890…/2) / 7), and back by (e^2z - 1) / (e^2z + 1).
    expect(found?.low).toBeCloseTo(-0.7278300282, 9);
    expect(found?.high).toBeCloseTo(0.5145466616, 9);
  });

  it("lets ties share the mean of their places", () => {
    expect(ranksOf([5, 1, 5, 9, 5])).toEqual([3, 1, 3, 5, 3]);
    // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / √(4.5 · 5).
    expect(rankCorrelation(pairsOf([1, 2, 2, 3], [1, 2, 3, 4]))?.rho).toBeCloseTo(4.5 / Math.sqrt(22.5), 12);
  });

  it("is one where all rise together, and minus one where each rises as the other falls", () => {
    expect(rankCorrelation(pairsOf([1, 2, 3, 4, 5], [1, 8, 27, 64, 125]))).toEqual({
      rho: 1,
      low: 1,
      high: 1,
    });
    expect(rankCorrelation(pairsOf([1, 2, 3, 4, 5], [5, 4, 3, 2, 1]))?.rho).toBe(-1);
  });

  it("is not defined of fewer than four pairs, nor where one side does not vary", () => {
    expect(rankCorrelation(pairsOf([1, 2, 3], [3, 2, 1]))).toBeNull();
    expect(rankCorrelation(pairsOf([1, 2, 3, 4], [7, 7, 7, 7]))).toBeNull();
  });

  it("stays the same whatever grows with the values, and turns its sign with what falls", () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const found = rankCorrelation(pairs);
        expect(rankCorrelation(pairs.map(({ x, y }) => ({ x: Math.exp(x / 7), y: y ** 3 - 4 })))).toEqual(
          found,
        );
        const turned = rankCorrelation(pairs.map(({ x, y }) => ({ x, y: -y })));
        if (found === null) expect(turned).toBeNull();
        else expect(turned?.rho).toBeCloseTo(-found.rho, 12);
      }),
    );
  });

  it("does not ask which side is which, nor in which order pairs come, and lies within its interval", () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const found = rankCorrelation(pairs);
        const others = [pairs.map(({ x, y }) => ({ x: y, y: x })), pairs.toReversed()];
        if (found === null) return others.forEach((other) => expect(rankCorrelation(other)).toBeNull());
        for (const other of others) expect(rankCorrelation(other)?.rho).toBeCloseTo(found.rho, 12);
        expect(found.low).toBeLessThanOrEqual(found.rho);
        expect(found.high).toBeGreaterThanOrEqual(found.rho);
        expect(Math.max(Math.abs(found.low), Math.abs(found.high))).toBeLessThanOrEqual(1);
      }),
    );
  });
});
