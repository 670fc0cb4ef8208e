import fc from "fast-check";
import { expect, test } from "vitest";

import { trainAt } from "@/lib/forecast/backtest";
import { completionBand, type OpenShare } from "@/lib/forecast/completion";
import { curvesOf } from "@/lib/forecast/curve";
import { drawsOf, generateHistories, ORIGIN } from "@/lib/forecast/generated-histories";
import { openOn } from "@/lib/forecast/history";
import { paceOf, STRAIGHT } from "@/lib/forecast/pace";
import { firstDay } from "@/lib/forecast/quarter-numbers";

const histories = generateHistories(400, drawsOf(11));
const { model } = trainAt(histories, ORIGIN);
if (model === null) throw new Error("too little was generated");
const day = firstDay(ORIGIN) + 30;
const standings = histories.flatMap((history) => openOn(history, day)?.standing ?? []);
const curves = curvesOf(model, standings, day);

/** The open ones of the generated portfolio, with such weights and progress. */
function sharesOf(wishes: readonly { weight: number; progress: number }[]): OpenShare[] {
  return wishes.flatMap((wish, index) => {
    const [curve, standing] = [curves[index], standings[index]];
    return curve === undefined || standing === undefined ? [] : [{ ...wish, start: standing.start, curve }];
  });
}

const anyShares = fc
  .array(
    fc.record({
      weight: fc.integer({ min: 1, max: 9 }),
      progress: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map(sharesOf);

test("a band holds what is expected, lies between what stands and all, and what is expected never falls", () => {
  fc.assert(
    fc.property(anyShares, fc.double({ min: 0, max: 1, noNaN: true }), (open, share) => {
      const weight = open.reduce((sum, each) => sum + each.weight, 0);
      const stands = open.reduce((sum, each) => sum + each.weight * each.progress, 0) / weight;
      let before = stands;
      for (const { low, expected, high } of completionBand(
        { ...model, pace: { share, variance: 0 } },
        open,
        [],
      )) {
        expect(low).toBeGreaterThanOrEqual(stands - 1e-9);
        expect(low).toBeLessThanOrEqual(expected + 1e-9);
        expect(expected).toBeLessThanOrEqual(high + 1e-9);
        expect(high).toBeLessThanOrEqual(1 + 1e-9);
        expect(expected).toBeGreaterThanOrEqual(before - 1e-9);
        before = expected;
      }
    }),
    { numRuns: 40 },
  );
});

test("what is expected is the mean of many courses drawn milestone by milestone", () => {
  const open = sharesOf(
    standings.slice(0, 40).map((_, index) => ({ weight: 1 + (index % 3), progress: (index % 7) / 10 })),
  );
  const pace = { share: 0.6, variance: 0 };
  const draw = drawsOf(5);
  const [wait, draws, passed] = [5, 4000, 30 / (firstDay(ORIGIN + 1) - firstDay(ORIGIN))];
  let [sum, weight] = [0, 0];
  for (let round = 0; round < draws; round++) {
    weight = 0;
    for (const share of open) {
      const chance = draw();
      const fulfilled = share.curve.probabilities.findIndex((probability) => chance < probability);
      const line = (wait + 1 - passed) / (fulfilled + 1 - passed);
      const gone = fulfilled < 0 ? 0 : fulfilled <= wait ? 1 : pace.share * line;
      sum += (share.weight * (share.progress + (1 - share.progress) * gone)) / draws;
      weight += share.weight;
    }
  }
  expect(completionBand({ ...model, pace }, open, [])[wait]?.expected).toBeCloseTo(sum / weight, 2);
});

test("what is not open keeps what it has, from the quarter of its start on", () => {
  const open = sharesOf([{ weight: 1, progress: 0.2 }]);
  const alone = completionBand(model, open, []);
  const beside = completionBand(model, open, [
    { weight: 2, quarter: ORIGIN - 3, achieved: 2 },
    { weight: 1, quarter: ORIGIN + 2, achieved: 0 },
  ]);
  for (const [wait, { expected }] of beside.entries()) {
    const own = alone[wait]?.expected ?? Number.NaN;
    expect(expected).toBeCloseTo(wait < 2 ? (own + 2) / 3 : (own + 2) / 4, 9);
  }
});

test("a milestone that begins later counts from then on, and has gone nowhere before", () => {
  const [standing] = standings;
  if (standing === undefined) throw new Error("nothing is open");
  const start = firstDay(ORIGIN + 3);
  const [curve] = curvesOf(model, [{ ...standing, start, due: firstDay(ORIGIN + 9) }], day);
  if (curve === undefined) throw new Error("there is no curve");
  const shares = sharesOf([{ weight: 1, progress: 0.5 }]);
  const later = { weight: 1, progress: 0, start, curve };
  const [alone, both] = [completionBand(model, shares, []), completionBand(model, [...shares, later], [])];
  expect(both.slice(0, 3)).toEqual(alone.slice(0, 3));
  expect(both[3]?.expected).toBeLessThan(alone[3]?.expected ?? 0);
});

test("the less sure the model or the pace, the wider the band", () => {
  const open = sharesOf(standings.slice(0, 60).map(() => ({ weight: 1, progress: 0.3 })));
  const width = (changed: Partial<typeof model>) => {
    const point = completionBand({ ...model, ...changed }, open, [])[3];
    return (point?.high ?? 0) - (point?.low ?? 0);
  };
  const unsure = model.covariance.map((row) => row.map((value) => value * 25));
  expect(width({ covariance: unsure })).toBeGreaterThan(width({}));
  expect(width({ yearVariance: 0.5 })).toBeGreaterThan(width({}));
  expect(width({ pace: { share: 1, variance: 0.01 } })).toBeGreaterThan(width({}));
});

test("the pace is the part of all lines that was gone, and what was off beyond chance", () => {
  expect(paceOf([])).toEqual(STRAIGHT);
  expect(paceOf([{ line: 0, moved: 0.1, excess: 0 }])).toEqual(STRAIGHT);
  const years = [
    { line: 0.2, moved: 0.1, excess: 0.03 },
    { line: 0.3, moved: 0.15, excess: -0.01 },
  ];
  expect(paceOf(years).share).toBeCloseTo(0.5);
  expect(paceOf(years).variance).toBeCloseTo(0.01);
  expect(paceOf([{ line: 0.1, moved: 0.3, excess: -1 }])).toEqual({ share: 1, variance: 0 });
  expect(paceOf([{ line: 0.1, moved: -0.3, excess: 0 }])).toEqual({ share: 0, variance: 0 });
});
