import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectiveOnFault, valueFault } from "@/lib/assessments/faults";
import { scaled } from "@/lib/milestones/decimal";

const posts = { unit: "posts" };
const percent = { unit: "percent" };
const stages = { stages: [0, 1, 2, 3, 4, 5] };

describe("measured values", () => {
  it("what passes survives the way to the database unchanged", () => {
    const value = fc.oneof(
      fc.double(),
      fc.integer(),
      fc.double({ min: -2e9, max: 2e9 }).map((number) => Number(number.toFixed(6))),
    );
    fc.assert(
      fc.property(value, (number) => {
        if (valueFault(number, posts) !== null) return true;
        return Number(scaled(number, 6)) / 1e6 === number;
      }),
      { numRuns: 1000 },
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    "%s is none, in any unit",
    (value) => {
      for (const measure of [posts, percent, stages]) {
        expect(valueFault(value, measure)).toBe("assessment.value.not_a_number");
      }
    },
  );

  it("a stage is one of the scale's", () => {
    fc.assert(
      fc.property(fc.double({ min: -10, max: 10, noNaN: true }), (value) => {
        return (valueFault(value, stages) === null) === stages.stages.includes(value);
      }),
    );
    expect(valueFault(5, stages)).toBeNull();
    expect(valueFault(6, stages)).toBe("assessment.value.not_a_stage");
    expect(valueFault(2.5, stages)).toBe("assessment.value.not_a_stage");
  });

  it("a percentage lies within 0 and 100", () => {
    expect(valueFault(0, percent)).toBeNull();
    expect(valueFault(100, percent)).toBeNull();
    expect(valueFault(100.5, percent)).toBe("assessment.value.not_a_percentage");
    expect(valueFault(-0.1, percent)).toBe("assessment.value.not_a_percentage");
  });

  it("a value in another unit may lie below 0 and above 100", () => {
    expect(valueFault(-3, posts)).toBeNull();
    expect(valueFault(1200, posts)).toBeNull();
  });

  it("has at most six decimals and nine digits before them", () => {
    expect(valueFault(0.000001, posts)).toBeNull();
    expect(valueFault(0.0000001, posts)).toBe("assessment.value.too_fine");
    expect(valueFault(999_999_999.999999, posts)).toBeNull();
    expect(valueFault(1_000_000_000, posts)).toBe("assessment.value.too_large");
  });
});

describe("the day an assessment is about", () => {
  it("may be today or before, never after", () => {
    expect(effectiveOnFault("2026-11-22", "2026-11-22")).toBeNull();
    expect(effectiveOnFault("2021-01-01", "2026-11-22")).toBeNull();
    expect(effectiveOnFault("2026-11-23", "2026-11-22")).toBe("assessment.effective_on.in_future");
  });
});
