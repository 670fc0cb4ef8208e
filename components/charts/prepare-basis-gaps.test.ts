import fc from "fast-check";
import { expect, test } from "vitest";
import { type Gap, gapOf, type Side } from "@/lib/law-and-practice/rules";
import { BASES } from "@/lib/milestones/constants";
import { type GapRow, missingOf, prepareBasisGaps } from "./prepare-basis-gaps";

const anySide: fc.Arbitrary<Side> = fc.oneof(
  fc.constant({ milestones: 0, assessed: 0, completion: null }),
  fc.integer({ min: 1, max: 40 }).map((milestones) => ({ milestones, assessed: 0, completion: null })),
  fc
    .record({
      milestones: fc.integer({ min: 1, max: 40 }),
      completion: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map((side) => ({ ...side, assessed: 1 })),
);
const points = (law: number | null, practice: number | null) =>
  law === null || practice === null ? null : Math.round(law * 100) - Math.round(practice * 100);
const anyGap: fc.Arbitrary<Gap> = fc
  .record({ de_jure: anySide, de_facto: anySide })
  .map((sides) => ({ ...sides, points: points(sides.de_jure.completion, sides.de_facto.completion) }));
const hrefs = { de_jure: "/milestones?basis=de_jure", de_facto: "/milestones?basis=de_facto" };
const anyRows: fc.Arbitrary<GapRow[]> = fc
  .array(fc.record({ now: anyGap, before: fc.option(anyGap) }), { maxLength: 12 })
  .map((gaps) =>
    gaps.map((gap, index) => ({ ...gap, key: `${index}`, name: `Row ${index}`, hrefs, hrefsBefore: null })),
  );

test("each side with a completion has one mark, read row by row; each without one says why", () => {
  fc.assert(
    fc.property(anyRows, (given) => {
      const { rows } = prepareBasisGaps(given);
      expect(rows.map(({ row }) => row)).toEqual(given);
      expect(rows.flatMap(({ marks }) => marks.map(({ index }) => index))).toEqual(
        rows.flatMap(({ marks }) => marks).map((_, index) => index),
      );
      for (const { row, marks, missing } of rows) {
        expect(marks.map(({ basis }) => basis)).toEqual(BASES.filter((basis) => !missing.includes(basis)));
        for (const { basis, completion } of marks) expect(completion).toBe(row.now[basis].completion);
        for (const basis of missing)
          expect(missingOf(row.now[basis])).toBe(row.now[basis].milestones === 0 ? "none" : "unassessed");
      }
    }),
  );
});

test("practice lies behind where the law has come further, of the rows in which both have come anywhere", () => {
  fc.assert(
    fc.property(anyRows, (given) => {
      const { behind, compared } = prepareBasisGaps(given);
      const both = given.filter(
        ({ now }) => now.de_jure.completion !== null && now.de_facto.completion !== null,
      );
      expect(compared).toBe(both.length);
      expect(behind).toBe(both.filter(({ now }) => (now.points ?? 0) > 0).length);
    }),
  );
});

test("the gap of a set is that of all its milestones by weight, and none where one side has none", () => {
  const cell = { partner: "GEO", partnerIso2: "GE", area: "rule_of_law", fulfilled: 0 } as const;
  const law = {
    ...cell,
    basis: "de_jure",
    milestones: 2,
    assessed: 1,
    weight: "3.000",
    weightedProgress: "2.250000000",
  } as const;
  const practice = {
    ...cell,
    basis: "de_facto",
    milestones: 1,
    assessed: 1,
    weight: "1.000",
    weightedProgress: "0.500000000",
  } as const;
  expect(gapOf([law, practice])).toEqual({
    de_jure: { milestones: 2, assessed: 1, completion: 0.75 },
    de_facto: { milestones: 1, assessed: 1, completion: 0.5 },
    points: 25,
  });
  expect(gapOf([practice, { ...practice, weightedProgress: "1.000000000" }])).toMatchObject({
    de_jure: { milestones: 0, completion: null },
    de_facto: { milestones: 2, completion: 0.75 },
    points: null,
  });
  expect(gapOf([practice, { ...law, assessed: 0, weightedProgress: "0" }]).points).toBeNull();
});
