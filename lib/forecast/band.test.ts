import fc from "fast-check";
import { expect, test } from "vitest";

import { trainAt } from "@/lib/forecast/backtest";
import { bandOf, countsOf } from "@/lib/forecast/band";
import { type Curve, curvesOf } from "@/lib/forecast/curve";
import { drawsOf, generateHistories, ORIGIN } from "@/lib/forecast/generated-histories";
import { openOn } from "@/lib/forecast/history";
import { firstDay } from "@/lib/forecast/quarter-numbers";

const histories = generateHistories(400, drawsOf(11));
const { model } = trainAt(histories, ORIGIN);
if (model === null) throw new Error("too little was generated");
const day = firstDay(ORIGIN);
const standings = histories.flatMap((history) => openOn(history, day)?.standing ?? []);
const curves = curvesOf(model, standings, day);

test("the numbers of fulfilments have probabilities that add up to one, and the mean of their sum", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 }), (probabilities) => {
      const counts = countsOf(probabilities);
      expect(counts).toHaveLength(probabilities.length + 1);
      expect(counts.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      const mean = counts.reduce((sum, share, count) => sum + share * count, 0);
      expect(mean).toBeCloseTo(
        probabilities.reduce((sum, probability) => sum + probability, 0),
        6,
      );
    }),
  );
});

test("a band holds what is expected, lies within the set, and never falls", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: curves.length }), (size) => {
      const band = bandOf(model, curves.slice(0, size));
      let before = { expected: 0, low: 0, high: 0 };
      for (const point of band) {
        expect(point.low).toBeLessThanOrEqual(Math.ceil(point.expected));
        expect(point.high).toBeGreaterThanOrEqual(Math.floor(point.expected));
        expect(point.high).toBeLessThanOrEqual(size);
        for (const edge of ["expected", "low", "high"] as const)
          expect(point[edge]).toBeGreaterThanOrEqual(before[edge]);
        before = point;
      }
    }),
    { numRuns: 30 },
  );
});

test("counted out or by a curve, the band is the same", () => {
  const many: Curve[] = [...curves, ...curves].slice(0, 201);
  const [curved, counted] = [bandOf(model, many), bandOf(model, many.slice(0, 200))];
  for (const [wait, { low, high }] of curved.entries()) {
    expect(Math.abs(low - (counted[wait]?.low ?? 0))).toBeLessThanOrEqual(2);
    expect(Math.abs(high - (counted[wait]?.high ?? 0))).toBeLessThanOrEqual(2);
  }
});

test("a model that is less sure has a wider band", () => {
  const unsure = { ...model, covariance: model.covariance.map((row) => row.map((value) => value * 25)) };
  const [width, wider] = [model, unsure].map((each) => {
    const point = bandOf(each, curves.slice(0, 100))[3];
    return (point?.high ?? 0) - (point?.low ?? 0);
  });
  expect(wider).toBeGreaterThan(width ?? 0);
});

test("the more years have differed from what was foreseen, the wider the band, of few milestones and of many", () => {
  const moody = { ...model, yearVariance: 0.5 };
  for (const size of [60, curves.length]) {
    const set = [...curves, ...curves].slice(0, size);
    const [width, wider] = [model, moody].map((each) => {
      const point = bandOf(each, set)[3];
      return (point?.high ?? 0) - (point?.low ?? 0);
    });
    expect(wider).toBeGreaterThan(width ?? 0);
  }
});

test("a milestone that cannot be fulfilled yet adds nothing", () => {
  const [standing] = standings;
  if (standing === undefined) throw new Error("nothing is open");
  const later = { ...standing, start: firstDay(ORIGIN + 6), due: firstDay(ORIGIN + 12) };
  const band = bandOf(model, curvesOf(model, [later], day));
  expect(band.slice(0, 6).map(({ high }) => high)).toEqual([0, 0, 0, 0, 0, 0]);
});
