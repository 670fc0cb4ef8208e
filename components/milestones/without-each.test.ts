import { describe, expect, it } from "vitest";
import { milestoneFiltersQuery, parseMilestoneFilters } from "@/lib/milestones/filters";
import { withoutEach } from "./without-each";

const queriesWithout = (query: string) =>
  withoutEach(parseMilestoneFilters(new URLSearchParams(query))).map(({ without }) =>
    milestoneFiltersQuery(without),
  );

describe("taking a filter away", () => {
  it("a list without filters has none to take away", () => {
    expect(queriesWithout("sort=-due&page=3")).toEqual([]);
  });

  it("each filter goes alone, the order stays, and the list starts again at its first page", () => {
    expect(queriesWithout("q=audit&rag=red&due=overdue&sort=-due&page=7")).toEqual([
      "rag=red&due=overdue&sort=-due",
      "q=audit&due=overdue&sort=-due",
      "q=audit&rag=red&sort=-due",
    ]);
  });

  it("the quarter goes as the others do", () => {
    expect(queriesWithout("missing=2026-Q2&active=1")).toEqual(["active=1", "missing=2026-Q2"]);
  });

  it("of several words of one filter each can go", () => {
    expect(queriesWithout("partner=GEO&partner=MDA&waiting=1&active=1")).toEqual([
      "partner=MDA&waiting=1&active=1",
      "partner=GEO&waiting=1&active=1",
      "partner=GEO&partner=MDA&active=1",
      "partner=GEO&partner=MDA&waiting=1",
    ]);
  });
});
