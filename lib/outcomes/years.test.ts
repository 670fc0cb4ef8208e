import { expect, it } from "vitest";
import { lastYearOver, outcomeCourses, spanOf } from "@/lib/outcomes/years";

it("a year is over on its last day, and not before", () => {
  expect(["2026-12-30", "2026-12-31", "2027-01-01"].map(lastYearOver)).toEqual([2025, 2026, 2026]);
});

it("years count whose ends lie between the quarters asked for", () => {
  expect(spanOf({ from: null, to: null })).toEqual({ first: null, last: null });
  expect(spanOf({ from: "2021-07-01", to: "2023-10-01" })).toEqual({ first: 2021, last: 2023 });
  expect(spanOf({ from: "2021-01-01", to: "2023-07-01" })).toEqual({ first: 2021, last: 2022 });
});

it("completion is that of the end of the year, the running year has none, and a year without a value stays a gap", () => {
  const step = { milestones: 1, assessed: 1, fulfilled: 0, weight: "1.000" };
  const steps = [
    { ...step, partner: "GEO", quarterOn: "2023-04-01", weightedProgress: "0.200000000" },
    {
      ...{ partner: "GEO", quarterOn: "2023-10-01", milestones: 0, assessed: 0, fulfilled: 0, weight: "0" },
      weightedProgress: "0.300000000",
    },
    { ...step, partner: "MDA", quarterOn: "2024-01-01", weightedProgress: "1.000000000" },
  ];
  const values = [
    { partner: "GEO", year: 2021, value: 55 },
    { partner: "GEO", year: 2023, value: 0 },
  ];
  expect(outcomeCourses(["MDA", "GEO"], { steps, values }, "2024-11-26")).toEqual([
    { partner: "MDA", years: [] },
    {
      partner: "GEO",
      years: [
        { year: 2021, completion: null, value: 55 },
        { year: 2023, completion: 0.5, value: 0 },
      ],
    },
  ]);
});
