import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  analysisHref,
  type AnalysisFilters,
  analysisQuery,
  milestonesBehind,
  parseAnalysisFilters,
  WHOLE_ANALYSIS,
} from "@/lib/analysis/filters";
import { AREAS } from "@/lib/areas/constants";
import { NATURES } from "@/lib/milestones/constants";
import { parseMilestoneFilters } from "@/lib/milestones/filters";
import { PROGRAMMES } from "@/lib/partners/constants";

const quarter = fc.option(fc.constantFrom("2012-01-01", "2025-07-01", "2026-04-01"));
const anyFilters: fc.Arbitrary<AnalysisFilters> = fc
  .record({
    partners: fc.uniqueArray(fc.constantFrom("GEO", "MDA", "UKR", "ARM", "SRB")),
    areas: fc.subarray([...AREAS]),
    natures: fc.subarray([...NATURES]),
    programmes: fc.subarray([...PROGRAMMES]),
    from: quarter,
    to: quarter,
    compareTo: fc.option(fc.constantFrom("2025-02-28", "2026-06-30")),
  })
  .filter(({ from, to }) => from === null || to === null || from <= to);

describe("the filters of the analysis", () => {
  it("come back from the address as they were put into it, partners in the order in which they were chosen", () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        expect(parseAnalysisFilters(new URLSearchParams(analysisQuery(filters)))).toEqual(filters);
      }),
    );
  });

  it("leave the address bare when there are none", () => {
    expect(analysisHref("progress", {})).toBe("/analysis/progress");
    expect(analysisHref("compare", { partners: ["MDA", "GEO"], from: "2025-07-01" })).toBe(
      "/analysis/compare?partner=MDA&partner=GEO&from=2025-Q3",
    );
  });

  it("lead to the milestones of the same partners, areas, natures and programmes", () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        const behind = parseMilestoneFilters(
          new URL(milestonesBehind(filters), "http://localhost").searchParams,
        );
        expect(behind).toMatchObject({
          partners: filters.partners.toSorted(),
          areas: filters.areas,
          natures: filters.natures,
          programmes: filters.programmes,
          active: filters.partners.length === 0,
        });
      }),
    );
  });

  it.each([
    "partner=geo&area=space&nature=x&programme=nato&from=2026&to=Q1&compareTo=2026-02-30",
    "from=&to=",
  ])("read an address they do not understand as none: %s", (query) => {
    expect(parseAnalysisFilters(new URLSearchParams(query))).toEqual(WHOLE_ANALYSIS);
  });

  it("do not end before they begin", () => {
    const { from, to } = parseAnalysisFilters(new URLSearchParams("from=2026-Q2&to=2026-Q1"));
    expect([from, to]).toEqual(["2026-04-01", null]);
  });
});
