import { expect, it } from "vitest";
import { type OutcomeCourse, outcomeChanges, type OutcomeYear } from "@/lib/outcomes/pairs";

const ANY = { first: null, last: null };
const course = (partner: string, ...years: [number, number | null, number | null][]): OutcomeCourse => ({
  partner,
  years: years.map(([year, completion, value]): OutcomeYear => ({ year, completion, value })),
});

const courses = [
  course("GEO", [2020, 0.1, 50], [2021, 0.2, 51], [2022, 0.4, 53], [2023, 0.5, 49]),
  course("MDA", [2020, null, 30], [2021, 0, 32], [2022, 0.1, 33], [2023, 0.3, null]),
  course("ARM", [2021, 0.6, 40], [2022, 0.5, null], [2023, 0.7, 44]),
];

it("a change is that of completion between the ends of two years, and that of the index between the same two", () => {
  expect(outcomeChanges(courses, 0, { first: 2021, last: 2022 })).toEqual({
    first: 2021,
    last: 2022,
    pairs: [
      { partner: "GEO", completion: { from: 0.2, to: 0.4 }, value: { from: 51, to: 53 } },
      { partner: "MDA", completion: { from: 0, to: 0.1 }, value: { from: 32, to: 33 } },
    ],
    without: [{ partner: "ARM", lacks: "value" }],
  });
});

it("the index is looked at so many years later, and a partner without a value there has no pair and is named", () => {
  expect(outcomeChanges(courses, 1, { first: 2020, last: 2022 })).toEqual({
    first: 2020,
    last: 2022,
    pairs: [{ partner: "GEO", completion: { from: 0.1, to: 0.4 }, value: { from: 51, to: 49 } }],
    without: [
      { partner: "MDA", lacks: "completion" },
      { partner: "ARM", lacks: "completion" },
    ],
  });
});

it("without a period the one with the most pairs is taken, and of several the longest", () => {
  const found = outcomeChanges(courses, 0, ANY);
  expect([found?.first, found?.last, found?.pairs.length]).toEqual([2021, 2023, 2]);
  const [one] = courses;
  const own = outcomeChanges(one === undefined ? [] : [one], 0, ANY);
  expect([own?.first, own?.last]).toEqual([2020, 2023]);
});

it("an end that is asked for stays, whatever is known there", () => {
  const found = outcomeChanges(courses, 0, { first: 2020, last: null });
  expect([found?.first, found?.last, found?.pairs.length]).toEqual([2020, 2023, 1]);
});

it("a missing year is no zero: without two years with a completion there is nothing to compare", () => {
  expect(outcomeChanges([course("GEO", [2020, 0.1, 50], [2021, null, 51])], 0, ANY)).toBeNull();
  expect(outcomeChanges([], 0, ANY)).toBeNull();
});
