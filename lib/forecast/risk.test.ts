import { expect, test } from "vitest";

import { type KnownReading, type MilestoneHistory, openOn } from "@/lib/forecast/history";
import { firstDay } from "@/lib/forecast/quarter-numbers";
import { riskSet, sequelOf } from "@/lib/forecast/risk";

const Q = 2024 * 4;
const start = firstDay(Q);
const history = (wishes: Partial<MilestoneHistory> = {}): MilestoneHistory => ({
  area: "integration",
  nature: "target",
  plans: [
    {
      known: start - 1,
      start,
      due: firstDay(Q + 8),
      firstDue: firstDay(Q + 8),
      baseline: 0,
      target: 1,
      weight: 1,
    },
  ],
  readings: [],
  commitments: [],
  ...wishes,
});
const reading = (effective: number, verdict: KnownReading["verdict"], known = effective): KnownReading => ({
  known,
  effective,
  value: 1,
  delivery: verdict === "not_fulfilled" ? "discontinued" : "completed",
  verdict,
});
const FULFILLED = firstDay(Q + 3) + 40;

function sequel(of: MilestoneHistory, known = Number.POSITIVE_INFINITY) {
  const open = openOn(of, start);
  if (open === null) throw new Error("not open");
  return sequelOf(of, open, known);
}

test("the sequel is the first fulfilment, once it is known", () => {
  const fulfilled = history({ readings: [reading(FULFILLED, "fulfilled", FULFILLED + 20)] });
  expect(sequel(fulfilled)).toEqual({ fulfilled: FULFILLED, until: Infinity });
  expect(sequel(fulfilled, FULFILLED + 20)).toEqual({ fulfilled: null, until: Infinity });
  expect(sequel(fulfilled, FULFILLED + 21).fulfilled).toBe(FULFILLED);
});

test("after it was given up or set aside nothing is said of it, whatever came later", () => {
  const givenUp = [reading(firstDay(Q + 2) + 3, "not_fulfilled"), reading(FULFILLED, "fulfilled")];
  expect(sequel(history({ readings: givenUp }))).toEqual({ fulfilled: null, until: Q + 2 });
  const from = firstDay(Q + 1) + 3;
  const commitments = [{ known: from, from, commitment: "paused" as const }];
  const readings = [reading(FULFILLED, "fulfilled")];
  expect(sequel(history({ readings, commitments }))).toEqual({ fulfilled: null, until: Q + 1 });
  const afterwards = [{ known: FULFILLED + 9, from: FULFILLED + 9, commitment: "withdrawn" as const }];
  expect(sequel(history({ readings, commitments: afterwards })).fulfilled).toBe(FULFILLED);
});

test("the quarter that has just ended is not learned from: it is not all in", () => {
  const readings = [reading(FULFILLED, "fulfilled")];
  expect(riskSet([history({ readings })], Q + 4)).toMatchObject({ fulfilments: 0 });
  expect(riskSet([history({ readings })], Q + 5)).toMatchObject({
    atRisk: 4,
    fulfilments: 1,
    byMonth: [0, 1, 0],
  });
});

test("a quarter counts once, from however many earlier ones it is looked at", () => {
  const set = riskSet([history({ readings: [reading(FULFILLED, "fulfilled")] })], Q + 20);
  expect(set).toMatchObject({ atRisk: 4, fulfilments: 1 });
  const counted = [...set.cells.values()];
  expect(counted.length).toBeGreaterThan(4);
  expect(counted.reduce((sum, { atRisk }) => sum + atRisk, 0)).toBeCloseTo(4, 9);
});

test("what is reversed is at risk again, and can be fulfilled a second time", () => {
  const reversed = { ...reading(firstDay(Q + 5) + 1, "reversed"), delivery: "in_progress" as const };
  const again = reading(firstDay(Q + 7) + 1, "fulfilled");
  const readings = [reading(FULFILLED, "fulfilled"), reversed, again];
  expect(riskSet([history({ readings })], Q + 20)).toMatchObject({ fulfilments: 2 });
});

test("a fulfilment that was accepted late counts in the first quarter after it, as what had come before it began", () => {
  const late = reading(firstDay(Q + 1) - 2, "fulfilled", firstDay(Q + 1) + 30);
  const set = riskSet([history({ readings: [late] })], Q + 20);
  expect(set.fulfilments).toBe(1);
  expect(set.byMonth).toEqual([1, 0, 1]);
});
