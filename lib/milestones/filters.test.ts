import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AREAS } from "@/lib/areas/constants";
import { COMMITMENTS } from "@/lib/commitments/constants";
import {
  BASES,
  CHANGE_REASONS,
  DELIVERIES,
  NATURES,
  NOT_ASSESSED,
  RAGS,
  VERDICTS,
} from "@/lib/milestones/constants";
import {
  ASSESSED_FILTERS,
  DUE_FILTERS,
  type MilestoneFilters,
  milestoneFiltersQuery,
  milestonesHref,
  parseMilestoneFilters,
  RECHECK_FILTERS,
  SORT_KEYS,
} from "@/lib/milestones/filters";
import { MOVEMENTS } from "@/lib/movements/constants";
import { SLIPS } from "@/lib/milestones/slips";
import { PROGRAMMES } from "@/lib/partners/constants";

const anyFilters: fc.Arbitrary<MilestoneFilters> = fc.record({
  search: fc.string({ maxLength: 200 }).map((text) => text.trim()),
  partners: fc
    .uniqueArray(fc.constantFrom("GEO", "MDA", "UKR", "ARM", "SRB"))
    .map((partners) => partners.toSorted()),
  areas: fc.subarray([...AREAS]),
  natures: fc.subarray([...NATURES]),
  bases: fc.subarray([...BASES]),
  programmes: fc.subarray([...PROGRAMMES]),
  deliveries: fc.subarray([...DELIVERIES, NOT_ASSESSED]),
  verdicts: fc.subarray([...VERDICTS, NOT_ASSESSED]),
  rags: fc.subarray([...RAGS]),
  commitments: fc.subarray([...COMMITMENTS]),
  slips: fc.subarray([...SLIPS]),
  moves: fc.subarray([...CHANGE_REASONS]),
  due: fc.option(fc.constantFrom(...DUE_FILTERS)),
  assessed: fc.option(fc.constantFrom(...ASSESSED_FILTERS)),
  recheck: fc.option(fc.constantFrom(...RECHECK_FILTERS)),
  missing: fc.option(fc.constantFrom("1999-10-01", "2026-04-01")),
  movement: fc.option(
    fc.record({ kind: fc.constantFrom(...MOVEMENTS), quarter: fc.constantFrom("1999-10-01", "2026-04-01") }),
  ),
  waiting: fc.boolean(),
  active: fc.boolean(),
  disputed: fc.boolean(),
  reversed: fc.boolean(),
  counted: fc.boolean(),
  sort: fc.constantFrom(...SORT_KEYS),
  descending: fc.boolean(),
  page: fc.integer({ min: 1, max: 100_000 }),
});

describe("the filters of the milestones list", () => {
  it("come back from the address as they were put into it", () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        expect(parseMilestoneFilters(new URLSearchParams(milestoneFiltersQuery(filters)))).toEqual(filters);
      }),
    );
  });

  it("leave the address bare when there are none", () => {
    expect(milestonesHref({})).toBe("/milestones");
    expect(milestonesHref({ verdicts: ["fulfilled"], active: true })).toBe(
      "/milestones?verdict=fulfilled&active=1",
    );
  });

  it.each([
    "rag=purple&area=space&partner=geo&partner=%27%3B--&sort=password&page=-3&due=never&assessed=always&recheck=1&reversed=yes&missing=2026",
    "page=0",
    "page=1e9",
    "page=abc",
    "sort=",
    "q=%00",
    "missing=0000-Q1",
    "movement=2026-Q1",
    "movement=2026-Q1-sideways",
    "movement=2026-Q1%20new",
    "movement=new",
  ])("read an address they do not understand as none: %s", (query) => {
    expect(milestoneFiltersQuery(parseMilestoneFilters(new URLSearchParams(query)))).toBe("");
  });
});
