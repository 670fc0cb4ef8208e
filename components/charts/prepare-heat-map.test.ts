import { expect, it } from "vitest";
import { AREAS } from "@/lib/areas/constants";
import { type CompletionCell, heatStep, pointsSince, prepareHeatMap } from "./prepare-heat-map";

const compare = (a: string, b: string) => a.localeCompare(b);
const cell = (partner: string, more: Partial<CompletionCell> = {}): CompletionCell => ({
  partner,
  area: "rule_of_law",
  completion: 0.5,
  completionBefore: 0.5,
  milestones: 4,
  assessed: 3,
  ...more,
});

it("partners stand by name, inactive ones last, never by completion", () => {
  const partners = [
    { code: "RUS", name: "Russia", active: false, course: [] },
    { code: "MDA", name: "Moldova", active: true, course: [] },
    { code: "BLR", name: "Belarus", active: false, course: [] },
    { code: "AUT", name: "Austria", active: true, course: [] },
  ];
  const cells = [cell("AUT", { completion: 0.1 }), cell("MDA", { completion: 0.9 })];
  expect(prepareHeatMap(partners, cells, compare).rows.map((row) => row.code)).toEqual([
    "AUT",
    "MDA",
    "BLR",
    "RUS",
  ]);
});

it("a row has a place for each area: empty without milestones, and never-assessed ones keep their cell", () => {
  const partners = [{ code: "AUT", name: "Austria", active: true, course: [] }];
  const cells = [
    cell("AUT", { completion: null, assessed: 0 }),
    cell("AUT", { area: "integration", completion: null, milestones: 0, assessed: 0 }),
  ];
  const [row] = prepareHeatMap(partners, cells, compare).rows;
  expect(row?.cells.map((held) => held?.milestones ?? null)).toEqual(
    AREAS.map((area) => (area === "rule_of_law" ? 4 : null)),
  );
});

it("totals count active partners only", () => {
  const partners = [
    { code: "AUT", name: "Austria", active: true, course: [] },
    { code: "BLR", name: "Belarus", active: false, course: [] },
  ];
  const cells = [cell("AUT"), cell("AUT", { area: "integration", milestones: 1, assessed: 0 }), cell("BLR")];
  expect(prepareHeatMap(partners, cells, compare).totals).toEqual({ milestones: 5, assessed: 3 });
});

it("each step holds a fifth", () => {
  expect([0, 0.199, 0.2, 0.4, 0.6, 0.799, 0.8, 1].map(heatStep)).toEqual([0, 0, 1, 2, 3, 3, 4, 4]);
});

it("change is of the percentages as they are written, and none where there was nothing to change from", () => {
  expect(pointsSince(cell("AUT", { completion: 0.574, completionBefore: 0.535 }))).toBe(3);
  expect(pointsSince(cell("AUT", { completion: 0.504, completionBefore: 0.496 }))).toBe(0);
  expect(pointsSince(cell("AUT", { completionBefore: null }))).toBeNull();
  expect(pointsSince(cell("AUT", { completion: null }))).toBeNull();
});

it("cells that rose and fell are counted of active partners only", () => {
  const partners = [
    { code: "AUT", name: "Austria", active: true, course: [] },
    { code: "BLR", name: "Belarus", active: false, course: [] },
  ];
  const cells = [
    cell("AUT", { completion: 0.7 }),
    cell("AUT", { area: "integration", completion: 0.1 }),
    cell("AUT", { area: "anti_corruption" }),
    cell("BLR", { completion: 0.9 }),
  ];
  expect(prepareHeatMap(partners, cells, compare).moved).toEqual({ up: 1, down: 1 });
});
