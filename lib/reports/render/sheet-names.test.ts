import fc from "fast-check";
import { expect, test } from "vitest";
import { sheetNames } from "@/lib/reports/render/sheet-names";

test("whatever a table is called, its sheet has a name that a spreadsheet takes, and no two are alike", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 50 })), (wishes) => {
      const names = sheetNames(wishes);
      expect(names).toHaveLength(wishes.length);
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      for (const name of names) {
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(31);
        expect(name).not.toMatch(/[\\/?*[\]:]|^'|'$/);
      }
    }),
  );
});

test("two that begin alike are told apart", () => {
  const long = "Milestones whose due date was put off between the two days";
  expect(sheetNames([long, long])).toEqual([
    "Milestones whose due date was p",
    "Milestones whose due date w (2)",
  ]);
});

test("neither an apostrophe nor half a sign is left at an end, wherever a name is cut", () => {
  const [before, after] = ["a".repeat(30), "b".repeat(10)];
  expect(sheetNames([" ' ", `${before}'${after}`, `${before} '${after}`, `${before}😀${after}`])).toEqual([
    "–",
    before,
    `${before.slice(0, 27)} (2)`,
    `${before.slice(0, 27)} (3)`,
  ]);
});
