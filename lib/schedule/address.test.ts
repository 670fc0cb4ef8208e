import { expect, test } from "vitest";
import { parseAnalysisFilters, WHOLE_ANALYSIS } from "@/lib/analysis/filters";
import { parseDrawn, scheduleHref } from "@/lib/schedule/address";

test.each([
  { partner: null, page: 1 },
  { partner: "MDA", page: 1 },
  { partner: "GEO", page: 12 },
])("what is drawn comes back from the address beside the filters: %j", (drawn) => {
  const filters = { ...WHOLE_ANALYSIS, partners: ["MDA", "GEO"], from: "2025-01-01" };
  const { searchParams } = new URL(scheduleHref(filters, drawn), "http://localhost");
  expect(parseDrawn(searchParams)).toEqual(drawn);
  expect(parseAnalysisFilters(searchParams)).toEqual(filters);
});

test.each(["timeline=georgia&page=0", "timeline=&page=-1", "page=1e3", "page=999999999"])(
  "what it does not understand is the first page of the first partner: %s",
  (query) => {
    expect(parseDrawn(new URLSearchParams(query))).toEqual({ partner: null, page: 1 });
  },
);

test("nothing chosen leaves the address bare", () => {
  expect(scheduleHref({}, { partner: null, page: 1 })).toBe("/analysis/schedule");
});
