import fc from "fast-check";
import { expect, it } from "vitest";
import { pageWindow } from "./page-window";

it("short lists offer every page", () => {
  expect(pageWindow(1, 1)).toEqual([1]);
  expect(pageWindow(2, 3)).toEqual([1, 2, 3]);
});

it("long lists offer the ends and the neighbours", () => {
  expect(pageWindow(50, 680)).toEqual([1, null, 49, 50, 51, null, 680]);
});

it("a gap of a single page shows that page", () => {
  expect(pageWindow(4, 20)).toEqual([1, 2, 3, 4, 5, null, 20]);
});

it("every window rises, holds both ends and the page itself, and never more than seven entries", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 9000 }), (a, b) => {
      const [page, pageCount] = [Math.min(a, b), Math.max(a, b)];
      const pages = pageWindow(page, pageCount);
      const numbers = pages.filter((n) => n !== null);
      expect(numbers).toEqual([...new Set(numbers)].toSorted((x, y) => x - y));
      expect(numbers).toEqual(expect.arrayContaining([1, page, pageCount]));
      expect(pages.length).toBeLessThanOrEqual(7);
    }),
  );
});
