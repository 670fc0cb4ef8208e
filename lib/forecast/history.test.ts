import { expect, test } from "vitest";

import {
  type KnownCommitment,
  type KnownReading,
  type MilestoneHistory,
  openOn,
} from "@/lib/forecast/history";

const PLAN = { known: 100, start: 110, due: 500, firstDue: 500, baseline: 0, target: 10, weight: 2 };
const reading = (effective: number, wishes: Partial<KnownReading> = {}): KnownReading => ({
  known: effective + 5,
  effective,
  value: 4,
  delivery: "in_progress",
  verdict: "ongoing",
  ...wishes,
});
const said = (from: number, commitment: KnownCommitment["commitment"]) => ({ known: from, from, commitment });
const history = (wishes: Partial<MilestoneHistory> = {}): MilestoneHistory => ({
  area: "integration",
  nature: "target",
  plans: [PLAN],
  readings: [],
  commitments: [],
  ...wishes,
});

test("a milestone is at risk from its start, once it is known", () => {
  expect(openOn(history(), 109)).toBeNull();
  expect(openOn(history(), 110)?.standing).toMatchObject({ progress: null, measured: null, slip: 0 });
  expect(openOn(history({ plans: [{ ...PLAN, known: 200 }] }), 200)).toBeNull();
  expect(openOn(history({ plans: [{ ...PLAN, known: 200 }] }), 201)).not.toBeNull();
});

test("what was accepted on the day or later, or is about the day or later, is not known on its morning", () => {
  const readings = [reading(200), reading(250, { value: 8 })];
  const progressOn = (day: number) => openOn(history({ readings }), day)?.standing.progress;
  expect(progressOn(205)).toBeNull();
  expect(progressOn(206)).toBe(0.4);
  expect(progressOn(255)).toBe(0.4);
  expect(progressOn(256)).toBe(0.8);
  const early = [reading(300, { known: 299 })];
  expect(openOn(history({ readings: early }), 300)?.standing.progress).toBeNull();
});

test("the plan is the one known on the morning, with how far its due date has moved", () => {
  const plans = [PLAN, { ...PLAN, known: 300, due: 600, target: 8 }];
  const readings = [reading(200)];
  expect(openOn(history({ plans, readings }), 300)?.standing).toMatchObject({
    due: 500,
    slip: 0,
    progress: 0.4,
  });
  expect(openOn(history({ plans, readings }), 301)?.standing).toMatchObject({
    due: 600,
    slip: 100,
    progress: 0.5,
  });
});

test("what is fulfilled or given up is not at risk, and what is reversed is again", () => {
  const fulfilled = reading(200, { verdict: "fulfilled", delivery: "completed", value: 10 });
  const reversed = reading(300, { verdict: "reversed", value: 7 });
  expect(openOn(history({ readings: [fulfilled] }), 250)).toBeNull();
  expect(openOn(history({ readings: [fulfilled, reversed] }), 310)?.standing.progress).toBe(0.7);
  expect(openOn(history({ readings: [reading(200, { delivery: "discontinued" })] }), 250)).toBeNull();
});

test.each(["paused", "withdrawn"] as const)(
  "what its partner has %s is not at risk until it is taken up again",
  (word) => {
    const commitments = [said(200, word), said(300, "committed")];
    expect(openOn(history({ commitments }), 200)).not.toBeNull();
    expect(openOn(history({ commitments }), 201)).toBeNull();
    expect(openOn(history({ commitments }), 301)).not.toBeNull();
  },
);

test("where target and baseline are equal, nothing is measured", () => {
  const plans = [{ ...PLAN, target: 0 }];
  expect(openOn(history({ plans, readings: [reading(200)] }), 300)?.standing).toMatchObject({
    progress: null,
    measured: null,
  });
});
