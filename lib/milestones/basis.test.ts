import { expect, test } from "vitest";
import { SCALES } from "@/db/seed/reference/scales";
import { readCatalogue } from "@/db/seed/reference/catalogue";
import { basisOfScale } from "@/lib/milestones/basis";

test("what is measured by the stages of a text is de jure, and all that nobody has called so is practice", () => {
  const deJure = Object.keys(SCALES).filter((scale) => basisOfScale(scale) === "de_jure");
  expect(deJure).toEqual(["legislative", "defence_plan", "action_plan", "security_agreement"]);
  expect([basisOfScale(null), basisOfScale("percent")]).toEqual(["de_facto", "de_facto"]);
});

test("the catalogue holds both in every area, and what it measures by the stages of a text to the law", () => {
  const catalogue = readCatalogue();
  for (const area of new Set(catalogue.map((entry) => entry.area))) {
    const bases = catalogue.filter((entry) => entry.area === area).map(({ basis }) => basis);
    expect(new Set(bases)).toEqual(new Set(["de_jure", "de_facto"]));
  }
  expect(
    catalogue.filter(({ scale, basis }) => basisOfScale(scale) === "de_jure" && basis !== "de_jure"),
  ).toEqual([]);
  expect(catalogue.filter(({ basis }) => basis === "de_jure")).toHaveLength(18);
});
