import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Movement, MOVEMENTS } from "@/lib/movements/constants";
import type { QuarterMovements } from "@/lib/movements/rules";
import { DRAWN_QUARTERS, prepareMovements } from "./prepare-movements";

const ALL = { from: null, to: null };

function quarter(
  quarterOn: string,
  before: number,
  effects: { [kind in Movement]?: number | undefined },
  more: Partial<QuarterMovements> = {},
): QuarterMovements {
  const parts = MOVEMENTS.map((kind) => {
    const effect = effects[kind];
    return { kind, milestones: effect === undefined ? 0 : 3, effect: effect ?? 0 };
  });
  const standing = more.standing ?? { partners: 0, effect: 0 };
  return {
    ...{ quarter: `${quarterOn.slice(0, 4)} Q${Math.ceil(Number(quarterOn.slice(5, 7)) / 3)}`, quarterOn },
    ...{
      endsOn: quarterOn,
      running: false,
      before,
      counted: 10,
      partners: ["GEO"],
      ...more,
      parts,
      standing,
    },
    after: parts.reduce((sum, { effect }) => sum + effect, before + standing.effect),
  };
}

describe("the parts of a quarter", () => {
  it("go one after another from no change to the change, and say which way", () => {
    const { drawn, parts, zero } = prepareMovements(
      [quarter("2026-01-01", 0.4, { advanced: 0.03, withdrawn: -0.01, reversed: -0.01 })],
      ALL,
    );
    expect(parts).toEqual(["advanced", "reversed", "withdrawn"]);
    expect(zero).toBe(0);
    const shown = drawn[0]?.bars.filter(({ part }) => parts.includes(part));
    expect(shown?.map(({ part, points, tone }) => [part, points, tone])).toEqual([
      ["advanced", 3, "up"],
      ["reversed", -1, "down"],
      ["withdrawn", -1, "set"],
    ]);
    expect(shown?.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 2 / 3],
      [2 / 3, 1 / 3],
    ]);
  });

  it("lie on one axis, however far each quarter moves", () => {
    const { drawn, zero } = prepareMovements(
      [quarter("2026-01-01", 0.4, { new: -0.02 }), quarter("2026-04-01", 0.38, { advanced: 0.06 })],
      ALL,
    );
    expect(zero).toBe(0.25);
    expect(drawn.map(({ bars }) => bars.at(-1)?.to)).toEqual([0, 1]);
  });

  it("are written so that they add up to the ends as these are written, whatever they are", () => {
    const effect = fc.option(fc.double({ min: -0.1, max: 0.1, noNaN: true }), { nil: undefined });
    const before = fc.double({ min: 0, max: 1, noNaN: true });
    const effects = fc.record({
      ...{ new: effect, advanced: effect, fulfilled: effect, fell_back: effect },
      ...{ reversed: effect, rebaselined: effect, withdrawn: effect },
    });
    fc.assert(
      fc.property(before, effects, (from, each) => {
        const [row] = prepareMovements([quarter("2026-01-01", from, each)], ALL).rows;
        if (row === undefined) throw new Error("no row");
        const sum = row.bars.reduce((total, { points }) => total + Math.round(points * 100), 0);
        expect(sum).toBeCloseTo(Math.round(row.after * 100) - Math.round(row.before * 100));
        expect(sum).toBeCloseTo(Math.round(row.points * 100));
      }),
    );
  });

  it("count partners where their standing changed, last of all", () => {
    const { parts, drawn } = prepareMovements(
      [quarter("2026-01-01", 0.4, { new: -0.02 }, { standing: { partners: 2, effect: 0.01 } })],
      ALL,
    );
    expect(parts).toEqual(["new", "standing"]);
    expect(drawn[0]?.bars.at(-1)).toMatchObject({ part: "standing", count: 2, points: 1, tone: "set" });
  });
});

it("the last quarters of the span are drawn, and all of them stand in the table", () => {
  const quarters = ["2025-01-01", "2025-04-01", "2025-07-01", "2025-10-01", "2026-01-01", "2026-04-01"].map(
    (on) => quarter(on, 0.4, { advanced: 0.01 }),
  );
  const { rows, drawn } = prepareMovements(quarters, { from: "2025-04-01", to: "2026-01-01" });
  expect(rows.map(({ quarterOn }) => quarterOn)).toEqual([
    "2025-04-01",
    "2025-07-01",
    "2025-10-01",
    "2026-01-01",
  ]);
  expect(prepareMovements(quarters, ALL).drawn).toHaveLength(DRAWN_QUARTERS);
  expect(drawn.at(-1)?.quarterOn).toBe("2026-01-01");
});

describe("the answer", () => {
  it("is about the last quarter that has ended, and names what moved it most its way", () => {
    const closed = quarter("2026-01-01", 0.4, { advanced: 0.03, fulfilled: 0.02, new: -0.04 });
    const running = quarter("2026-04-01", 0.41, { reversed: -0.2 }, { running: true });
    expect(prepareMovements([closed, running], ALL).answer).toEqual({
      ...{ kind: "moved", quarter: "2026 Q1", running: false, before: 40, after: 41, points: 1 },
      ...{ part: "advanced", partPoints: 3 },
    });
    expect(prepareMovements([running], ALL).answer).toMatchObject({
      ...{ running: true, points: -20, part: "reversed" },
    });
  });

  it("is that nothing changed, or that there is nothing to compare", () => {
    expect(prepareMovements([quarter("2026-01-01", 0.4, {})], ALL).answer).toEqual({
      ...{ kind: "same", quarter: "2026 Q1", running: false, after: 40 },
    });
    expect(prepareMovements([], ALL).answer).toEqual({ kind: "nothing" });
  });
});
