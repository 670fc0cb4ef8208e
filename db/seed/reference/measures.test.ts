import { expect, test } from "vitest";

import { readCatalogue } from "@/db/seed/reference/catalogue";
import { measureOf, stageOf } from "@/db/seed/reference/measures";
import { SCALES } from "@/db/seed/reference/scales";

test("every entry of the catalogue is measured by a scale that has its baselines and target, or by a unit", () => {
  const entries = readCatalogue();
  expect(entries).toHaveLength(70);
  for (const entry of entries) {
    expect(entry.nature === "milestone").toBe(entry.scale !== null);
    expect(entry.baseline_low).toBeLessThanOrEqual(entry.baseline_high);
    if (entry.scale === null) continue;
    const stages = SCALES[entry.scale] ?? [];
    for (const value of [entry.baseline_low, entry.baseline_high, entry.target]) {
      expect(stages[value], `${entry.code} ${value}`).toBeDefined();
    }
  }
});

test("a baseline named as a span keeps both ends", () => {
  const byCode = new Map(readCatalogue().map((entry) => [entry.code, entry]));
  expect(byCode.get("CRM-05")).toMatchObject({
    baseline_low: 180,
    baseline_high: 240,
    target: 60,
    unit: "minutes",
  });
  expect(byCode.get("INT-07")).toMatchObject({
    baseline_low: 2,
    baseline_high: 2,
    target: 4,
    scale: "occ_level",
  });
  expect(byCode.get("BIN-02")).toMatchObject({ baseline_low: 2, baseline_high: 3, target: 4 });
});

test("words that are no unit and no stage stop the load", () => {
  expect(() => measureOf("CIV-99", "furlongs")).toThrow(/CIV-99.*furlongs/);
  expect(() => stageOf("Perhaps")).toThrow(/Perhaps/);
  expect(() => stageOf("")).toThrow();
});
