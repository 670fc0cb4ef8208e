import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMMITMENTS } from "@/lib/commitments/constants";
import { DELIVERIES, RAGS, VERDICTS, type Rag } from "@/lib/milestones/constants";
import {
  clampProgress,
  isOpen,
  isOverdue,
  plannedPath,
  progressOf,
  RAG_AMBER_MAX_GAP,
  RAG_GREEN_MAX_GAP,
  RAG_RULE_VERSION,
  ragOf,
  slippageDays,
} from "@/lib/milestones/rules";
import { dayFromNumber, dayNumber } from "@/lib/periods/days";

const figure = fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map((thousandths) => thousandths / 1000);
const dayCount = fc.integer({ min: dayNumber("2015-01-01"), max: dayNumber("2035-12-31") });
const day = dayCount.map(dayFromNumber);
const schedule = fc
  .tuple(dayCount, fc.integer({ min: 1, max: 3650 }))
  .map(([start, length]) => ({ startOn: dayFromNumber(start), dueOn: dayFromNumber(start + length) }));
const progress = fc.integer({ min: -500_000, max: 1_500_000 }).map((millionths) => millionths / 1_000_000);
const judgement = fc
  .tuple(
    fc.oneof(
      fc.constant({ delivery: null, verdict: null }),
      fc.record({ delivery: fc.constantFrom(...DELIVERIES), verdict: fc.constantFrom(...VERDICTS) }),
    ),
    fc.constantFrom("committed" as const, ...COMMITMENTS),
  )
  .map(([judged, commitment]) => ({ ...judged, commitment }));
const milestone = fc
  .tuple(schedule, judgement, fc.option(progress))
  .map(([dates, judged, come]) => ({ ...dates, ...judged, progress: judged.verdict === null ? null : come }));
const underWay = fc.tuple(schedule, progress).map(
  ([dates, come]) =>
    ({
      ...dates,
      delivery: "in_progress",
      verdict: "ongoing",
      commitment: "committed",
      progress: come,
    }) as const,
);

/** Green before amber before red. */
const severity = (rag: Rag): number => ["green", "amber", "red"].indexOf(rag);

describe("progress", () => {
  it("is 0 at the baseline and 1 at the target, in either direction", () => {
    fc.assert(
      fc.property(figure, figure, (baseline, target) => {
        fc.pre(baseline !== target);
        expect(progressOf({ value: baseline, baseline, target })).toBe(0);
        expect(progressOf({ value: target, baseline, target })).toBe(1);
      }),
    );
  });

  it("is undefined when the target is the baseline, whatever the value", () => {
    fc.assert(
      fc.property(
        figure,
        figure,
        (value, same) => progressOf({ value, baseline: same, target: same }) === null,
      ),
    );
  });

  it("does not depend on the unit or its zero point", () => {
    const factor = fc.integer({ min: -50, max: 50 }).filter((number) => number !== 0);
    const shift = fc.integer({ min: -1000, max: 1000 });
    const whole = fc.integer({ min: -100_000, max: 100_000 });
    fc.assert(
      fc.property(whole, whole, whole, factor, shift, (value, baseline, target, by, plus) => {
        const moved = {
          value: value * by + plus,
          baseline: baseline * by + plus,
          target: target * by + plus,
        };
        expect(progressOf(moved)).toBe(progressOf({ value, baseline, target }));
      }),
    );
  });

  it("counts a fall towards a lower target as it counts a rise towards a higher one", () => {
    fc.assert(
      fc.property(figure, figure, figure, (value, baseline, target) => {
        const mirrored = { value: -value, baseline: -baseline, target: -target };
        expect(progressOf(mirrored)).toBe(progressOf({ value, baseline, target }));
      }),
    );
  });

  it("is not clamped", () => {
    expect(progressOf({ value: 120, baseline: 0, target: 100 })).toBe(1.2);
    expect(progressOf({ value: 45, baseline: 40, target: 20 })).toBe(-0.25);
  });

  it("is rounded to six decimals, half away from zero", () => {
    expect(progressOf({ value: 1, baseline: 0, target: 3 })).toBe(0.333333);
    expect(progressOf({ value: 2, baseline: 0, target: 3 })).toBe(0.666667);
    expect(progressOf({ value: 1, baseline: 0, target: 2_000_000 })).toBe(0.000001);
    expect(progressOf({ value: -1, baseline: 0, target: 2_000_000 })).toBe(-0.000001);
  });

  it("finds no dust in tenths", () => {
    expect(progressOf({ value: 0.3, baseline: 0.1, target: 0.3 })).toBe(1);
    expect(progressOf({ value: "0.200000", baseline: "0.100000", target: "0.300000" })).toBe(0.5);
  });

  it("clamped lies within 0 and 1 and leaves what lies there alone", () => {
    fc.assert(
      fc.property(progress, (come) => {
        const clamped = clampProgress(come);
        return clamped >= 0 && clamped <= 1 && (clamped === come || come < 0 || come > 1);
      }),
    );
  });
});

describe("RAG, version 2", () => {
  const year = { startOn: "2025-01-01", dueOn: "2026-01-01" } as const;
  const open = {
    ...year,
    delivery: "in_progress",
    verdict: "ongoing",
    commitment: "committed",
    progress: 0.5,
  } as const;

  it("is the version that the methodology describes", () => {
    expect([RAG_RULE_VERSION, RAG_GREEN_MAX_GAP, RAG_AMBER_MAX_GAP]).toEqual([2, 0.1, 0.3]);
  });

  it("gives every milestone on every day exactly one of the five colours", () => {
    fc.assert(fc.property(milestone, day, (one, on) => RAGS.includes(ragOf(one, on))));
  });

  it("a fulfilled milestone is blue on any day, whatever its progress", () => {
    fc.assert(
      fc.property(milestone, day, (one, on) => ragOf({ ...one, verdict: "fulfilled" }, on) === "blue"),
    );
  });

  it("only a fulfilled one is blue", () => {
    fc.assert(
      fc.property(milestone, day, (one, on) => ragOf(one, on) !== "blue" || one.verdict === "fulfilled"),
    );
  });

  it("never assessed is grey, also when overdue", () => {
    expect(ragOf({ ...open, delivery: null, verdict: null, progress: null }, "2027-01-01")).toBe("grey");
  });

  it("discontinued is grey, also when overdue", () => {
    expect(ragOf({ ...open, delivery: "discontinued" }, "2027-01-01")).toBe("grey");
  });

  it("what its partner has paused or withdrawn is never green, amber or red", () => {
    fc.assert(
      fc.property(milestone, day, fc.constantFrom("paused", "withdrawn"), (one, on, commitment) =>
        ["blue", "grey"].includes(ragOf({ ...one, commitment }, on)),
      ),
    );
    expect(ragOf({ ...open, verdict: "reversed", commitment: "paused" }, "2027-01-01")).toBe("grey");
    expect(ragOf({ ...open, verdict: "fulfilled", commitment: "withdrawn" }, "2027-01-01")).toBe("blue");
  });

  it("reversed is red from its first day", () => {
    expect(ragOf({ ...open, verdict: "reversed", progress: 1 }, "2025-01-01")).toBe("red");
  });

  it("overdue is red the day after the due date, not on it", () => {
    expect(ragOf({ ...open, progress: 1 }, "2026-01-01")).toBe("green");
    expect(ragOf({ ...open, progress: 1 }, "2026-01-02")).toBe("red");
  });

  it("undefined progress is grey until it is overdue", () => {
    expect(ragOf({ ...open, progress: null }, "2026-01-01")).toBe("grey");
    expect(ragOf({ ...open, progress: null }, "2026-01-02")).toBe("red");
  });

  it.each([
    ["green up to and at 10 points behind", "2025-03-12", 0.6, "green"],
    ["amber from there", "2025-03-12", 0.599999, "amber"],
    ["amber up to and at 30 points behind", "2025-03-12", 0.4, "amber"],
    ["red beyond", "2025-03-12", 0.399999, "red"],
  ])("is %s, without a binary fraction's dust", (_name, on, come, rag) => {
    // 70 of 100 days: 0.7 - 0.6 is not 0.1 for a binary fraction.
    expect(ragOf({ ...open, startOn: "2025-01-01", dueOn: "2025-04-11", progress: come }, on)).toBe(rag);
  });

  it("more progress never worsens the colour", () => {
    fc.assert(
      fc.property(underWay, progress, day, (one, other, on) => {
        const [less, more] = one.progress <= other ? [one.progress, other] : [other, one.progress];
        return (
          severity(ragOf({ ...one, progress: more }, on)) <= severity(ragOf({ ...one, progress: less }, on))
        );
      }),
    );
  });

  it("a later day never improves the colour", () => {
    fc.assert(
      fc.property(underWay, day, day, (one, a, b) => {
        const [earlier, later] = a <= b ? [a, b] : [b, a];
        return severity(ragOf(one, earlier)) <= severity(ragOf(one, later));
      }),
    );
  });
});

describe("open, overdue, slippage", () => {
  it("fulfilled and discontinued milestones are closed, and those that the partner has set aside; all others are open", () => {
    fc.assert(
      fc.property(judgement, (judged) => {
        const closed =
          judged.verdict === "fulfilled" ||
          judged.delivery === "discontinued" ||
          judged.commitment !== "committed";
        return isOpen(judged) === !closed;
      }),
    );
  });

  it("a never assessed milestone is overdue too, once its due date has passed", () => {
    const waiting = {
      delivery: null,
      verdict: null,
      commitment: "committed",
      dueOn: "2026-03-31",
    } as const;
    expect(isOverdue(waiting, "2026-03-31")).toBe(false);
    expect(isOverdue(waiting, "2026-04-01")).toBe(true);
  });

  it("nothing closed is ever overdue", () => {
    fc.assert(fc.property(milestone, day, (one, on) => isOpen(one) || !isOverdue(one, on)));
  });

  it("slippage counts calendar days since the first agreed date, in both directions", () => {
    expect(slippageDays({ firstDueOn: "2024-02-28", dueOn: "2024-03-01" })).toBe(2);
    expect(slippageDays({ firstDueOn: "2025-12-31", dueOn: "2025-12-01" })).toBe(-30);
    expect(slippageDays({ firstDueOn: "2025-12-31", dueOn: "2025-12-31" })).toBe(0);
  });

  it("the planned path leads from the baseline at the start to the target when due", () => {
    expect(plannedPath({ startOn: "2025-01-01", dueOn: "2026-01-01", baseline: 40, target: 20 })).toEqual([
      { on: "2025-01-01", value: 40 },
      { on: "2026-01-01", value: 20 },
    ]);
  });
});
