import { expect, test } from "vitest";

import { AREAS } from "@/lib/areas/constants";
import { cellOf, FACTORS, OFFSETS } from "@/lib/forecast/covariates";
import { fitModel, logistic } from "@/lib/forecast/fit";
import { drawsOf, generateHistories, ORIGIN } from "@/lib/forecast/generated-histories";
import { type RiskSet, riskSet } from "@/lib/forecast/risk";

const AREA = FACTORS.findIndex(({ name }) => name === "area");
const firstArea = OFFSETS[AREA] ?? 0;

/** Quarters at risk that differ in their area alone: how many, and how many of them brought a fulfilment. */
function byArea(counts: readonly (readonly [atRisk: number, fulfilled: number])[]): RiskSet {
  const cells: RiskSet["cells"] = new Map();
  for (const [area, [atRisk, fulfilled]] of counts.entries()) {
    if (atRisk > 0) cells.set(cellOf([0, 0, 0, 0, 0, area, 0]), { atRisk, fulfilled });
  }
  const total = (of: 0 | 1) => counts.reduce((sum, count) => sum + count[of], 0);
  return { cells, atRisk: total(0), fulfilments: total(1), byMonth: [1, 2, 3] };
}

/** The hazard of an area, beside the other factors as they were given. */
function hazardOf(model: ReturnType<typeof fitModel>, area: number): number {
  const score = [0, ...OFFSETS].reduce(
    (sum, place, factor) => sum + (model.coefficients[factor === AREA + 1 ? place + area : place] ?? 0),
    0,
  );
  return logistic(score);
}

test("the same history gives the same model, to the last digit", () => {
  const make = () => fitModel(riskSet(generateHistories(200, drawsOf(3)), ORIGIN));
  expect(make()).toEqual(make());
});

test("the order in which milestones come does not matter", () => {
  const histories = generateHistories(150, drawsOf(4));
  const [one, other] = [histories, histories.toReversed()].map((each) => fitModel(riskSet(each, ORIGIN)));
  for (const [place, value] of (one?.coefficients ?? []).entries())
    expect(other?.coefficients[place]).toBeCloseTo(value, 6);
});

test("an area without data has the hazard of the whole, and is the least sure of all", () => {
  const model = fitModel(
    byArea([
      [200, 20],
      [200, 30],
      [200, 10],
      [200, 24],
      [200, 16],
      [0, 0],
    ]),
  );
  expect(model.coefficients[firstArea + 5]).toBeCloseTo(0, 9);
  const spread = AREAS.map((_, area) => model.covariance[firstArea + area]?.[firstArea + area] ?? 0);
  for (const known of spread.slice(0, 5)) expect(spread[5]).toBeGreaterThan(known);
});

test("an area with little data leans on the whole, one with much stands for itself", () => {
  const model = fitModel(
    byArea([
      [1000, 100],
      [1000, 150],
      [1000, 60],
      [1000, 110],
      [1000, 90],
      [5, 4],
    ]),
  );
  expect(hazardOf(model, 1)).toBeCloseTo(0.15, 1);
  expect(hazardOf(model, 2)).toBeCloseTo(0.06, 1);
  // Four of five, and still not believed.
  expect(hazardOf(model, 5)).toBeLessThan(0.4);
  expect(hazardOf(model, 5)).toBeGreaterThan(hazardOf(model, 4));
});

test("where areas do not differ, their effects are drawn to nothing", () => {
  const model = fitModel(byArea(AREAS.map(() => [500, 50])));
  for (const [area] of AREAS.entries()) expect(hazardOf(model, area)).toBeCloseTo(0.1, 2);
});

test("the base rate is the hazard of all together, and the months of a quarter are learned", () => {
  const model = fitModel(
    byArea([
      [90, 9],
      [10, 1],
    ]),
  );
  expect(model.baseHazard).toBeCloseTo(10.5 / 101, 9);
  expect(model.withinQuarter[0]).toBeCloseTo((1 + 1 / 3) / 7, 9);
  expect(model.withinQuarter[1]).toBeCloseTo((3 + 2 / 3) / 7, 9);
  expect(model.withinQuarter[2]).toBe(1);
});
