import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { backtest } from "@/lib/forecast/backtest";
import { describeBacktest } from "@/lib/forecast/describe";
import { quarterFromNumber } from "@/lib/forecast/quarter-numbers";
import { recordOf } from "@/lib/forecast/record";
import type { ImportFile } from "@/lib/imports/import-files";
import { dayNumber } from "@/lib/periods/days";
import { commitmentsOfFiles } from "@/scripts/backtest/commitments-of-files";

const REAL = join(import.meta.dirname, "../../../shared/data/real");
const real = (name: string): ImportFile => ({ name, bytes: readFileSync(join(REAL, name)) });
const TODAY = "2026-11-25";

const histories = commitmentsOfFiles(real("ogp_milestones.csv"), real("ogp_assessments.csv"), TODAY);
const made = backtest(histories, dayNumber(TODAY));

test("the real commitments are a set of their own, each with what reviewers found and when", () => {
  expect(histories).toHaveLength(134);
  expect(histories.flatMap(({ readings }) => readings)).toHaveLength(139);
  const fulfilled = histories.filter(({ readings }) =>
    readings.some(({ verdict }) => verdict === "fulfilled"),
  );
  expect(made.at(-1)?.fulfilments).toBe(fulfilled.length);
});

test("on them the forecast is no worse than the base rate", () => {
  const record = recordOf(made.flatMap(({ score }) => score ?? []));
  expect(record?.withinYear.brier).toBeLessThanOrEqual(record?.withinYear.baseBrier ?? 0);
});

test("what is printed of them says that they are few", () => {
  const lines = describeBacktest(
    made.map(({ quarter, ...rest }) => ({ quarterOn: quarterFromNumber(quarter), ...rest })),
  );
  expect(lines.join("\n")).toMatch(/^This is a small set/m);
});

test("files with faults are refused with all of them", () => {
  const [milestones, assessments] = [real("ogp_milestones.csv"), real("ogp_assessments.csv")];
  expect(() => commitmentsOfFiles(assessments, milestones, TODAY)).toThrow(/this column is missing/);
});
