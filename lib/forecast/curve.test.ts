import fc from "fast-check";
import { expect, test } from "vitest";

import { AREAS } from "@/lib/areas/constants";
import { HORIZON_QUARTERS } from "@/lib/forecast/constants";
import { COEFFICIENTS, FACTORS, OFFSETS } from "@/lib/forecast/covariates";
import { curvesOf, dayBy, probabilityBy } from "@/lib/forecast/curve";
import type { ForecastModel } from "@/lib/forecast/fit";
import type { Standing } from "@/lib/forecast/history";
import { firstDay, quarterNumber } from "@/lib/forecast/quarter-numbers";
import { NATURES } from "@/lib/milestones/constants";

/** Any model: what it says of the course of things needs no more than hazards between 0 and 1. */
const models = fc
  .record({
    effects: fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
      minLength: COEFFICIENTS,
      maxLength: COEFFICIENTS,
    }),
    first: fc.double({ min: 0.1, max: 0.5, noNaN: true }),
    second: fc.double({ min: 0.5, max: 0.9, noNaN: true }),
  })
  .map(({ effects, first, second }): ForecastModel => ({
    coefficients: effects,
    covariance: effects.map((_, row) => effects.map((_each, column) => Number(row === column) / 10)),
    withinQuarter: [first, second, 1],
    yearVariance: 0,
    pace: { share: 1, variance: 0 },
    baseHazard: 0.1,
  }));

const today = fc.integer({ min: firstDay(2024 * 4), max: firstDay(2026 * 4) });

const standings = fc
  .record({
    area: fc.constantFrom(...AREAS),
    nature: fc.constantFrom(...NATURES),
    start: fc.integer({ min: firstDay(2018 * 4), max: firstDay(2027 * 4) }),
    length: fc.integer({ min: 1, max: 3000 }),
    slip: fc.integer({ min: -100, max: 900 }),
    progress: fc.option(fc.double({ min: -0.5, max: 1.5, noNaN: true })),
    after: fc.integer({ min: -50, max: 1500 }),
  })
  .map(({ start, length, progress, after, ...rest }): Standing => ({
    ...rest,
    start,
    due: start + length,
    progress,
    measured: progress === null ? null : start + after,
  }));

test("every probability lies between 0 and 1 and never falls with the day", () => {
  fc.assert(
    fc.property(models, standings, today, (model, standing, day) => {
      const [curve] = curvesOf(model, [standing], day);
      let before = 0;
      for (let at = day; at < firstDay(quarterNumber(day) + HORIZON_QUARTERS); at += 11) {
        const probability = curve === undefined ? null : probabilityBy(curve, model.withinQuarter, at);
        expect(probability).toBeGreaterThanOrEqual(before - 1e-12);
        expect(probability).toBeLessThanOrEqual(1);
        before = probability ?? 0;
      }
    }),
  );
});

test("the 50 % day comes no later than the 80 % day, and each is the first that reaches it", () => {
  fc.assert(
    fc.property(models, standings, today, (model, standing, day) => {
      const [curve] = curvesOf(model, [standing], day);
      if (curve === undefined) throw new Error("no curve");
      const [half, likely] = [0.5, 0.8].map((wanted) => dayBy(curve, model.withinQuarter, wanted));
      if (likely !== null && likely !== undefined) expect(half ?? Infinity).toBeLessThanOrEqual(likely);
      for (const [wanted, found] of [
        [0.5, half],
        [0.8, likely],
      ] as const) {
        if (found === null || found === undefined) {
          expect(curve.probabilities.at(-1)).toBeLessThan(wanted);
          continue;
        }
        expect(probabilityBy(curve, model.withinQuarter, found)).toBeGreaterThanOrEqual(wanted - 1e-12);
        const dayBefore = probabilityBy(curve, model.withinQuarter, found - 1);
        if (dayBefore !== null) expect(dayBefore).toBeLessThan(wanted);
      }
    }),
  );
});

test("nothing is fulfilled before the quarter in which it starts", () => {
  fc.assert(
    fc.property(models, standings, today, (model, standing, day) => {
      const [curve] = curvesOf(model, [standing], day);
      const start = quarterNumber(standing.start);
      for (const [wait, hazard] of (curve?.hazards ?? []).entries())
        expect(hazard > 0).toBe(quarterNumber(day) + wait >= start);
    }),
  );
});

test("of a quarter that has begun, only what is left of it can still come", () => {
  fc.assert(
    fc.property(models, standings, (model, standing) => {
      const begins = Math.max(firstDay(2024 * 4), firstDay(quarterNumber(standing.start)));
      const ends = firstDay(quarterNumber(begins) + 1);
      const left = [begins, begins + 45, ends - 1].map(
        (day) => curvesOf(model, [standing], day)[0]?.hazards[0] ?? 0,
      );
      expect(left[0]).toBeGreaterThan(left[1] ?? 1);
      expect(left[1]).toBeGreaterThan(left[2] ?? 1);
      expect(left[2]).toBeGreaterThan(0);
    }),
  );
});

test("nothing is said of a day that is over, or beyond the horizon", () => {
  const model: ForecastModel = {
    coefficients: Array.from({ length: COEFFICIENTS }, () => 0),
    covariance: [],
    withinQuarter: [0.3, 0.6, 1],
    yearVariance: 0,
    pace: { share: 1, variance: 0 },
    baseHazard: 0.5,
  };
  const day = firstDay(2026 * 4) + 30;
  const standing: Standing = {
    area: "integration",
    nature: "target",
    start: day - 400,
    due: day + 400,
    slip: 0,
    progress: null,
    measured: null,
  };
  const [curve] = curvesOf(model, [standing], day);
  if (curve === undefined) throw new Error("no curve");
  const end = firstDay(2026 * 4 + HORIZON_QUARTERS);
  expect(probabilityBy(curve, model.withinQuarter, day - 1)).toBeNull();
  expect(probabilityBy(curve, model.withinQuarter, day)).toBeGreaterThan(0);
  expect(probabilityBy(curve, model.withinQuarter, end - 1)).toBe(curve.probabilities.at(-1));
  expect(probabilityBy(curve, model.withinQuarter, end)).toBeNull();
  expect(dayBy(curve, model.withinQuarter, 0.9999)).toBeNull();
});

test("every factor has its own coefficients, and all of them are told apart", () => {
  const places = FACTORS.flatMap(({ levels }, factor) =>
    Array.from({ length: levels }, (_, level) => (OFFSETS[factor] ?? 0) + level),
  );
  expect(places).toEqual(Array.from({ length: COEFFICIENTS - 1 }, (_, index) => index + 1));
});
