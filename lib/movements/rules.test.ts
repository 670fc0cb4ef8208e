import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KEPT_MOVEMENTS } from "@/lib/movements/constants";
import { type KnownSpell, movementsByQuarter, type MovementStep } from "@/lib/movements/rules";

const nothing = { milestones: 1, counted: 0, assessed: 0, weight: "0.000", weightedProgress: "0.000000000" };
const step = (quarterOn: string, kind: MovementStep["kind"], more: Partial<MovementStep> = {}) => ({
  ...nothing,
  ...{ partner: "GEO", quarterOn, kind, ...more },
});
const begun = step("2026-01-01", "new", {
  ...{ counted: 2, milestones: 2, assessed: 1, weight: "2.000", weightedProgress: "1.000000000" },
});
const spell = { fromOn: "2000-01-01", toOn: null, knownOn: "-infinity", replacedOn: null };

describe("movements of a quarter", () => {
  it("begin where the quarter before ended, and say what each kind added", () => {
    const [only] = movementsByQuarter(
      [begun, step("2026-04-01", "advanced", { weightedProgress: "0.500000000" })],
      null,
      "2026-06-30",
    );
    expect(only).toMatchObject({ quarter: "2026 Q2", before: 0.5, after: 0.75, counted: 2, running: false });
    expect(only?.parts.filter(({ milestones }) => milestones > 0)).toEqual([
      { kind: "advanced", milestones: 1, effect: 0.25 },
    ]);
  });

  it("are lowered by a new milestone without progress, and raised when one without leaves", () => {
    const more = step("2026-04-01", "new", { counted: 1, weight: "2.000" });
    const less = step("2026-07-01", "withdrawn", { counted: -1, weight: "-2.000" });
    const [second, third] = movementsByQuarter([begun, more, less], null, "2026-09-30");
    expect(second?.parts.find(({ kind }) => kind === "new")?.effect).toBe(-0.25);
    expect(third?.parts.find(({ kind }) => kind === "withdrawn")?.effect).toBe(0.25);
  });

  it("are none while there is no completion at one of the ends", () => {
    const unassessed = step("2026-01-01", "new", { counted: 1, weight: "1.000" });
    const first = step("2026-04-01", "assessed", { assessed: 1 });
    expect(movementsByQuarter([unassessed, first], null, "2026-06-30")).toEqual([]);
    expect(movementsByQuarter([], null, "2026-06-30")).toEqual([]);
    expect(movementsByQuarter([unassessed, first], null, "2026-09-30")).toHaveLength(1);
  });

  it("go on to the day in the running quarter, also when nothing moved in it", () => {
    const quarters = movementsByQuarter([begun], null, "2026-08-14");
    expect(quarters.map(({ endsOn, running }) => [endsOn, running])).toEqual([
      ["2026-06-30", false],
      ["2026-08-14", true],
    ]);
  });

  it("count a partner by what was known of its standing at the end", () => {
    const other = { ...begun, partner: "MDA", weightedProgress: "2.000000000" };
    const spells: KnownSpell[] = [
      { ...spell, partner: "GEO" },
      // Until May nobody knew that Moldova's had ended in February.
      { ...spell, partner: "MDA", replacedOn: "2026-05-10" },
      { ...spell, partner: "MDA", toOn: "2026-02-01", knownOn: "2026-05-10" },
    ];
    const [second] = movementsByQuarter([begun, other], spells, "2026-06-30");
    expect(second).toMatchObject({ before: 0.75, after: 0.5, partners: ["GEO"] });
    expect(second?.standing).toEqual({ partners: 1, effect: -0.25 });
  });
});

it("whatever moves, the parts of a quarter add up to its change", () => {
  const quantity = fc.integer({ min: 0, max: 4000 });
  const any = fc.record({
    partner: fc.constantFrom("GEO", "MDA", "UKR"),
    quarterOn: fc.constantFrom("2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"),
    kind: fc.constantFrom(...KEPT_MOVEMENTS),
    milestones: fc.integer({ min: 1, max: 9 }),
    counted: fc.integer({ min: -2, max: 5 }),
    assessed: fc.integer({ min: 0, max: 3 }),
    weight: quantity.map((parts) => (parts / 1000).toFixed(3)),
    weightedProgress: fc
      .integer({ min: -2_000_000, max: 9_000_000 })
      .map((parts) => (parts / 1e6).toFixed(9)),
  });
  const day = fc.constantFrom("2025-12-01", "2026-02-01", "2026-05-10", "2026-08-20");
  const spells = fc.array(
    fc.record({
      partner: fc.constantFrom("GEO", "MDA", "UKR"),
      fromOn: day,
      toOn: fc.option(day),
      knownOn: day,
      replacedOn: fc.option(day),
    }),
  );
  let quarters = 0;
  fc.assert(
    fc.property(fc.array(any, { maxLength: 20 }), fc.option(spells), (steps, known) => {
      // A kind that is not drawn moves nothing.
      const told = steps.map((each) =>
        each.kind === "assessed" ? { ...each, weight: "0.000", weightedProgress: "0.000000000" } : each,
      );
      for (const { before, after, parts, standing } of movementsByQuarter(told, known, "2026-12-31")) {
        const sum = parts.reduce((total, { effect }) => total + effect, standing.effect);
        expect(sum).toBeCloseTo(after - before, 9);
        quarters += 1;
      }
    }),
    { numRuns: 500 },
  );
  expect(quarters).toBeGreaterThan(100);
});
