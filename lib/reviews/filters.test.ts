import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AREAS } from "@/lib/areas/constants";
import { REVIEW_AGES } from "@/lib/reviews/constants";
import {
  isNarrowed,
  parseReviewFilters,
  type ReviewFilters,
  reviewFiltersQuery,
  reviewHref,
  reviewsHref,
} from "@/lib/reviews/filters";

const anyFilters: fc.Arbitrary<ReviewFilters> = fc.record({
  partner: fc.option(fc.constantFrom("GEO", "MDA", "UKR")),
  area: fc.option(fc.constantFrom(...AREAS)),
  analyst: fc.option(fc.uuid()),
  age: fc.option(fc.constantFrom(...REVIEW_AGES)),
  page: fc.integer({ min: 1, max: 100_000 }),
});

const queryOf = (address: string) => new URL(address, "http://here").searchParams;

describe("the filters of the review queue", () => {
  it("come back from the address as they were put into it, beside whatever else it says", () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        const back = (address: string) => parseReviewFilters(queryOf(address));
        expect(back(reviewsHref(filters, { done: "accepted" }))).toEqual(filters);
        expect(back(reviewHref(7, filters))).toEqual(filters);
      }),
    );
  });

  it("leave the address bare when there are none", () => {
    expect(reviewsHref({})).toBe("/reviews");
    expect(reviewHref(7, {})).toBe("/reviews/7");
    expect(reviewHref(7, { partner: "GEO", age: 14 }, { done: "returned" })).toBe(
      "/reviews/7?partner=GEO&age=14&done=returned",
    );
  });

  it("narrow the queue unless they name nothing but a page", () => {
    fc.assert(
      fc.property(anyFilters, ({ page, ...named }) => {
        const narrowed = Object.values(named).some((value) => value !== null);
        expect(isNarrowed({ ...named, page })).toBe(narrowed);
      }),
    );
  });

  it.each([
    "partner=geo&area=space&analyst=somebody&age=5&page=-3",
    "partner=%27%3B--&analyst=%00&age=03&page=0",
    "age=&analyst=&partner=&area=&page=1e9",
    "choose=all&done=accepted",
  ])("read an address they do not understand as none: %s", (query) => {
    expect(reviewFiltersQuery(parseReviewFilters(new URLSearchParams(query)))).toBe("");
  });
});
