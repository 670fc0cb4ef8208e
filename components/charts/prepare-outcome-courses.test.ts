import { expect, it } from "vitest";
import { type OutcomeLine, prepareOutcomeCourses } from "./prepare-outcome-courses";

const ANY = { first: null, last: null };
const CPI = { min: 0, max: 100 };
const lines: OutcomeLine[] = [
  {
    code: "MDA",
    name: "Moldova",
    years: [
      { year: 2020, completion: null, value: 34 },
      { year: 2023, completion: 0.5, value: 42 },
    ],
  },
  { code: "GEO", name: "Georgia", years: [{ year: 2021, completion: 0.25, value: null }] },
];

it("every year has a place for every line in the order chosen, and what is not known is a gap", () => {
  const { rows, domain, answer } = prepareOutcomeCourses(lines, ANY, CPI, null);
  expect(rows).toEqual([
    { year: 2020, completion: [null, null], value: [34, null] },
    { year: 2021, completion: [null, 25], value: [null, null] },
    { year: 2022, completion: [null, null], value: [null, null] },
    { year: 2023, completion: [50, null], value: [42, null] },
  ]);
  expect(domain).toEqual([0, 100]);
  expect(answer).toEqual({ kind: "both", row: rows[3] });
});

it("the axis of the index is its own scale, and of one without an end ends at a round number and begins at zero", () => {
  expect(prepareOutcomeCourses(lines, ANY, { min: -2.5, max: 2.5 }, null).domain).toEqual([-2.5, 2.5]);
  expect(prepareOutcomeCourses(lines, ANY, { min: 0, max: null }, null).domain).toEqual([0, 50]);
});

it("a break of method lies between its two years, both of which are shown, but not out of what is asked for", () => {
  const { rows, breakAt } = prepareOutcomeCourses(lines, ANY, CPI, 2012);
  expect([breakAt, rows[0]?.year, rows.at(-1)?.year]).toEqual([2011.5, 2011, 2023]);
  const later = prepareOutcomeCourses(lines, { first: 2020, last: null }, CPI, 2012);
  expect([later.breakAt, later.rows[0]?.year]).toEqual([null, 2020]);
  expect(prepareOutcomeCourses([], ANY, CPI, 2012)).toMatchObject({ rows: [], ticks: [], breakAt: null });
});

it("says of which years each is known where no year has both", () => {
  const [, georgia] = lines;
  const apart = [
    ...(georgia === undefined ? [] : [georgia]),
    { code: "ARM", name: "Armenia", years: [{ year: 2013, completion: null, value: 7 }] },
  ];
  expect(prepareOutcomeCourses(apart, ANY, CPI, null).answer).toEqual({
    kind: "apart",
    completion: [2021, 2021],
    value: [2013, 2013],
  });
  expect(prepareOutcomeCourses([], ANY, CPI, null).answer).toEqual({
    kind: "apart",
    completion: null,
    value: null,
  });
});

it("names no more years on the axis than there is room for, the last one always", () => {
  const many = [
    { code: "GEO", name: "Georgia", years: [1996, 2025].map((year) => ({ year, completion: 0, value: 0 })) },
  ];
  const { ticks } = prepareOutcomeCourses(many, ANY, CPI, null);
  expect(ticks).toEqual([1997, 2001, 2005, 2009, 2013, 2017, 2021, 2025]);
});
