import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prepareMilestonePath } from "@/lib/milestones/path-rules";

const plan = { startOn: "2025-01-01", dueOn: "2026-01-01", baseline: 20, target: 80 };
const onDay = (at: number) => new Date(at).toISOString().slice(0, 10);

it("the plan is a straight line from baseline to target, and ends on the due date", () => {
  const { rows } = prepareMilestonePath(
    plan,
    [
      { on: "2025-07-02", value: 30 },
      { on: "2026-03-01", value: 40 },
    ],
    null,
  );
  const planned = Object.fromEntries(rows.map((row) => [row.on, row.planned]));
  expect(planned["2025-01-01"]).toBe(20);
  expect(planned["2025-07-02"]).toBeCloseTo(49.9, 1);
  expect(planned["2026-01-01"]).toBe(80);
  expect(planned["2026-03-01"]).toBeNull();
});

it("a day without a measurement measures nothing, and a measured zero is a zero", () => {
  const { rows } = prepareMilestonePath(plan, [{ on: "2025-07-02", value: 0 }], null);
  expect(rows.map((row) => row.measured)).toEqual([null, 0, null]);
});

it("of two values on one day the last one given stands", () => {
  const points = [
    { on: "2025-07-02", value: 30 },
    { on: "2025-07-02", value: 35 },
  ];
  expect(prepareMilestonePath(plan, points, null).last).toEqual({ on: "2025-07-02", value: 35 });
});

it("the last value is the latest by its day, not by its place in the list", () => {
  const points = [
    { on: "2025-09-01", value: 50 },
    { on: "2025-03-01", value: 30 },
  ];
  expect(prepareMilestonePath(plan, points, null).last).toEqual({ on: "2025-09-01", value: 50 });
  expect(prepareMilestonePath(plan, [], null).last).toBeNull();
});

it("a plan that starts and is due on one day stands at its target", () => {
  const { rows } = prepareMilestonePath({ ...plan, dueOn: plan.startOn }, [], null);
  expect(rows).toMatchObject([{ planned: 80 }]);
});

describe("the axis of values", () => {
  it("names every stage of a scale and nothing between", () => {
    expect(prepareMilestonePath(plan, [], [0, 2, 1, 3]).values).toEqual({
      domain: [0, 3],
      ticks: [0, 1, 2, 3],
    });
  });

  it("goes in round steps from zero", () => {
    expect(prepareMilestonePath(plan, [], null).values.ticks).toEqual([0, 20, 40, 60, 80]);
  });

  it("holds every value and the zero in at most eight ticks", () => {
    const value = fc.integer({ min: -1e12, max: 1e12 }).map((millionths) => millionths / 1e6);
    fc.assert(
      fc.property(value, value, value, (baseline, target, measured) => {
        const { values } = prepareMilestonePath(
          { ...plan, baseline, target },
          [{ on: "2025-05-01", value: measured }],
          null,
        );
        const [low, high] = values.domain;
        for (const held of [0, baseline, target, measured]) {
          expect(low).toBeLessThanOrEqual(held);
          expect(high).toBeGreaterThanOrEqual(held);
        }
        expect(values.ticks.length).toBeLessThanOrEqual(8);
      }),
    );
  });
});

describe("the axis of days", () => {
  it("names the quarters of a year, and the years of a decade", () => {
    expect(prepareMilestonePath(plan, [], null).days.ticks.map(onDay)).toEqual([
      "2025-01-01",
      "2025-04-01",
      "2025-07-01",
      "2025-10-01",
      "2026-01-01",
    ]);
    const long = { ...plan, startOn: "2016-03-05", dueOn: "2026-01-01" };
    expect(prepareMilestonePath(long, [], null).days.ticks.map(onDay)).toEqual([
      "2018-01-01",
      "2020-01-01",
      "2022-01-01",
      "2024-01-01",
      "2026-01-01",
    ]);
  });

  it("reaches from the first day that matters to the last", () => {
    const { days } = prepareMilestonePath(
      plan,
      [
        { on: "2026-06-30", value: 1 },
        { on: "2024-12-31", value: 1 },
      ],
      null,
    );
    expect(days.domain.map(onDay)).toEqual(["2024-12-31", "2026-06-30"]);
  });
});
