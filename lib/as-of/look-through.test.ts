import fc from "fast-check";
import { expect, test } from "vitest";

import { lookThrough } from "@/lib/as-of/look-through";

test("the first rows among ever more candidates are the first rows among all of them", async () => {
  // Candidates in their order, of which some are rows: few or many, early or late.
  const all = fc.oneof(
    fc.array(fc.boolean(), { maxLength: 3000 }),
    fc
      .uniqueArray(fc.nat({ max: 2999 }), { maxLength: 20 })
      .map((places) => Array.from({ length: 3000 }, (_, index) => places.includes(index))),
  );
  await fc.assert(
    fc.asyncProperty(all, fc.integer({ min: 1, max: 12 }), async (isRow, limit) => {
      const candidates = [...isRow.keys()];
      const rowsAmong = (some: readonly number[]) => some.filter((each) => isRow[each]).slice(0, limit);
      const asked: number[] = [];
      const found = await lookThrough(
        limit,
        async (count) => {
          asked.push(count);
          return candidates.slice(0, count);
        },
        async (some) => rowsAmong(some),
      );
      expect(found).toEqual(rowsAmong(candidates));
      // It looks at more only for want of rows, and never again once all were there.
      const enough = asked.findIndex(
        (count) => count > candidates.length || rowsAmong(candidates.slice(0, count)).length === limit,
      );
      expect(asked).toHaveLength(enough + 1);
    }),
  );
});
