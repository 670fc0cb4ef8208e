import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { burnUp, elapsedShare, type PlannedSpan, schedulePerformance } from "@/lib/analysis/burn-up";
import { isActive } from "@/lib/completion/series";
import { dayFromNumber, dayNumber } from "@/lib/periods/days";

const span = (more: Partial<PlannedSpan> = {}): PlannedSpan => ({
  ...{ partner: "GEO", startOn: "2025-01-01", dueOn: "2026-12-31", firstDueOn: "2026-03-31", weight: 1 },
  ...more,
});
const DAY = "2026-02-15";

const anySpan = fc
  .record({
    partner: fc.constantFrom("GEO", "MDA"),
    start: fc.integer({ min: 19_000, max: 20_000 }),
    first: fc.integer({ min: 1, max: 1500 }),
    due: fc.integer({ min: 1, max: 1500 }),
    weight: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ partner, start, first, due, weight }) => ({
    ...{ partner, weight, startOn: dayFromNumber(start) },
    ...{ dueOn: dayFromNumber(start + due), firstDueOn: dayFromNumber(start + first) },
  }));

describe("the plan", () => {
  it("begins at nothing, ends with everything, and never goes back", () => {
    expect(elapsedShare({ start: 100, due: 110 }, 105)).toBe(0.5);
    const any = fc.record({
      start: fc.integer({ min: 0, max: 500 }),
      days: fc.integer({ min: 1, max: 500 }),
    });
    fc.assert(
      fc.property(any, fc.nat(1200), fc.nat(100), ({ start, days }, on, later) => {
        const dates = { start, due: start + days };
        expect([elapsedShare(dates, start), elapsedShare(dates, start + days)]).toEqual([0, 1]);
        const share = elapsedShare(dates, on);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(elapsedShare(dates, on + later));
        expect(elapsedShare(dates, on + later)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("stays between nothing and everything, and ends with everything at the last due date, whatever the milestones", () => {
    fc.assert(
      fc.property(fc.array(anySpan, { minLength: 1, maxLength: 12 }), (spans) => {
        const points = burnUp(spans, [], null, DAY);
        for (const { planned, plannedFirst } of points)
          for (const share of [planned, plannedFirst])
            if (share !== null) {
              expect(share).toBeGreaterThanOrEqual(0);
              expect(share).toBeLessThanOrEqual(1);
            }
        const last = points.at(-1);
        if (last !== undefined && !last.running)
          expect([last.planned, last.plannedFirst]).toEqual([expect.closeTo(1), expect.closeTo(1)]);
      }),
    );
  });

  it("is the mean of what has passed of each plan that has begun, by weight, of the partners active then", () => {
    const spell = fc
      .record({
        partner: fc.constantFrom("GEO", "MDA"),
        from: fc.integer({ min: 19_000, max: 20_500 }),
        days: fc.integer({ min: 1, max: 900 }),
      })
      .map(({ partner, from, days }) => ({
        ...{ partner, fromOn: dayFromNumber(from), toOn: dayFromNumber(from + days) },
      }));
    fc.assert(
      fc.property(
        fc.array(anySpan, { minLength: 1, maxLength: 12 }),
        fc.option(fc.array(spell, { maxLength: 3 })),
        (spans, spells) => {
          for (const { endsOn, running, planned } of burnUp(spans, [], spells, DAY)) {
            const on = running ? DAY : endsOn;
            const active = (partner: string) =>
              spells === null || isActive(spells, partner, on < DAY ? on : DAY);
            const begun = spans.filter(({ partner, startOn }) => startOn <= endsOn && active(partner));
            const weight = begun.reduce((sum, each) => sum + each.weight, 0);
            const passed = begun.reduce((sum, { startOn, dueOn, ...each }) => {
              const dates = { start: dayNumber(startOn), due: dayNumber(dueOn) };
              return sum + each.weight * elapsedShare(dates, dayNumber(on));
            }, 0);
            if (weight === 0) expect(planned).toBeNull();
            else expect(planned).toBeCloseTo(passed / weight, 9);
          }
        },
      ),
    );
  });

  it("is the same whether milestones with the same dates are one or many", () => {
    fc.assert(
      fc.property(anySpan, fc.integer({ min: 2, max: 5 }), (one, times) => {
        const many = Array.from({ length: times }, () => one);
        const shares = (spans: PlannedSpan[]) => burnUp(spans, [], null, DAY).map(({ planned }) => planned);
        for (const [index, share] of shares(many).entries()) {
          const alone = shares([one])[index] ?? null;
          if (alone === null) expect(share).toBeNull();
          else expect(share).toBeCloseTo(alone, 9);
        }
      }),
    );
  });

  it("counts a milestone from the quarter of its start, and partners while they are active", () => {
    const late = span({
      partner: "MDA",
      startOn: "2026-05-01",
      dueOn: "2026-12-31",
      firstDueOn: "2026-12-31",
    });
    const spells = [{ partner: "GEO", fromOn: "2020-01-01", toOn: "2025-06-30" }];
    const points = burnUp([span(), late], [], spells, DAY);
    expect(points.find(({ quarter }) => quarter === "2025 Q1")?.planned).toBeGreaterThan(0);
    expect(points.find(({ quarter }) => quarter === "2025 Q4")?.planned).toBeNull();
  });
});

describe("the schedule performance index", () => {
  it("is earned over planned, and nothing without either", () => {
    expect(schedulePerformance({ achieved: 0.4, planned: 0.5 })).toBeCloseTo(0.8);
    expect(schedulePerformance({ achieved: null, planned: 0.5 })).toBeNull();
    expect(schedulePerformance({ achieved: 0.4, planned: null })).toBeNull();
    expect(schedulePerformance({ achieved: 0, planned: 0 })).toBeNull();
  });
});
