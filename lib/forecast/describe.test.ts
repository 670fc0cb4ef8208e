import { expect, test } from "vitest";

import { describeBacktest } from "@/lib/forecast/describe";
import { newestJudged, recordOf } from "@/lib/forecast/record";
import { brierOf, type OriginScore, scoreOf, yearVariance } from "@/lib/forecast/scores";

const FORESEEN = scoreOf([
  { probability: 0.9, base: 0.5, came: true },
  { probability: 0.2, base: 0.5, came: false },
  { probability: 1, base: 0.5, came: true },
]);
const score = (quarterOn: string): OriginScore => ({
  quarterOn,
  byDue: scoreOf([]),
  withinYear: FORESEEN,
  year: { expected: 2.1, scatter: 0.25, unsure: 0.1, came: 2 },
  bands: { sets: 7, held: 6 },
  completion: { sets: 7, held: 5 },
  pace: { line: 0.2, moved: 0.1, excess: 0 },
});

test("the Brier score is the mean squared distance from what came", () => {
  expect(brierOf(FORESEEN)).toBeCloseTo((0.01 + 0.04 + 0) / 3, 12);
  expect(FORESEEN.baseSquares / FORESEEN.forecasts).toBe(0.25);
  expect(brierOf(scoreOf([]))).toBeNull();
});

test("a forecast lies in the tenth of its probability, and a certain one in the last", () => {
  const filled = FORESEEN.tenths.flatMap(({ forecasts }, index) =>
    forecasts > 0 ? [[index, forecasts]] : [],
  );
  expect(filled).toEqual([
    [2, 1],
    [9, 2],
  ]);
});

test("years differ by as much as chance and coefficients do not explain, once there are some", () => {
  const year = (came: number) => ({ expected: 100, scatter: 50, unsure: 30, came });
  expect(yearVariance([150, 150, 150].map(year))).toBe(0);
  expect(yearVariance([100, 104, 96, 100].map(year))).toBe(0);
  expect(yearVariance([150, 50, 150, 50].map(year))).toBeCloseTo((2500 - 80) / 2500, 9);
  expect(yearVariance([0, 0, 0, 0].map(() => ({ expected: 0, scatter: 0, unsure: 0, came: 0 })))).toBe(0);
});

test("a record adds quarters up", () => {
  expect(recordOf([])).toBeNull();
  const record = recordOf([score("2024-01-01"), score("2024-04-01")]);
  expect(record).toMatchObject({
    bands: { sets: 14, held: 12 },
    completion: { sets: 14, held: 10 },
    byDue: { forecasts: 0, brier: null, baseBrier: null },
    withinYear: { forecasts: 6, came: 4, baseBrier: 0.25 },
  });
  expect(record?.withinYear.tenths[9]).toEqual({ forecasts: 4, expected: 3.8, came: 4 });
});

test("a forecast is judged when its year is over and one quarter more", () => {
  expect(newestJudged("2026-09-30")).toBe("2025-04-01");
  expect(newestJudged("2026-10-01")).toBe("2025-07-01");
});

test("what is printed names both scores, the tenths, the quarters and the band", () => {
  const made = [
    { quarterOn: "2024-01-01", fulfilments: 80, score: score("2024-01-01") },
    { quarterOn: "2025-04-01", fulfilments: 150, score: null },
  ];
  const text = describeBacktest(made).join("\n");
  expect(text).toMatch(/^Forecasts of one quarter, 2024 Q1 to 2024 Q1, /);
  expect(text).toMatch(/Learned from by 2025 Q2: 150 fulfilments\./);
  expect(text).toMatch(/Brier score 0\.0167 \(0\.2500\)/);
  expect(text).toMatch(/90 to 100 % +2 +95 % +100 %/);
  expect(text).toMatch(/2024 Q1 {2}-; 0\.0167 \(0\.2500\)/);
  expect(text).toMatch(/6 of 7 sets .* 86 %\.$/m);
  expect(text).toMatch(/Of completion: 5 of 7, 71 %\.$/);
  expect(text).not.toContain("small set");
});

test("without anything to judge it says what is missing", () => {
  expect(describeBacktest([{ quarterOn: "2026-10-01", fulfilments: 3, score: null }])).toEqual([
    "Too little data: 3 fulfilments to learn from, and 20 are needed.",
  ]);
  expect(describeBacktest([{ quarterOn: "2026-10-01", fulfilments: 30, score: null }])).toEqual([
    "30 fulfilments to learn from; no forecast can be judged yet, which takes 5 quarters.",
  ]);
});
