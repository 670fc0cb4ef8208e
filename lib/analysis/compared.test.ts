import { describe, expect, it } from "vitest";
import { earlierReader, hrefOnDay } from "@/lib/analysis/compared";
import { WHOLE_ANALYSIS } from "@/lib/analysis/filters";
import type { Reader } from "@/lib/as-of/reader";

const viewer: Reader = {
  ...{ personId: "", name: "", email: "", role: "manager", language: null },
  partners: [],
};
const then: Reader = { ...viewer, asOf: { day: "2025-08-14", knownBefore: "2025-08-15T00:00:00Z" } };

describe("the list behind a point of a line", () => {
  it("is of its day, by what counts for the reader", () => {
    expect(hrefOnDay(viewer, "/milestones?active=1", "2025-03-31")).toBe(
      "/milestones?active=1&asOf=2025-03-31&knownAt=now",
    );
    expect(hrefOnDay(then, "/milestones", "2025-03-31")).toBe(
      "/milestones?asOf=2025-03-31&knownAt=2025-08-14",
    );
  });

  it("is that of the reader's own day when the point does not lie before it", () => {
    expect(hrefOnDay(then, "/milestones", "2025-09-30")).toBe("/milestones");
  });
});

describe("the day that is compared with", () => {
  it("is seen as it was believed then, unless the reader has chosen what is known", () => {
    const asked = { ...WHOLE_ANALYSIS, compareTo: "2025-03-31" };
    expect(earlierReader(then, asked)?.asOf).toEqual({
      day: "2025-03-31",
      knownBefore: "2025-04-01T00:00:00Z",
    });
    const now: Reader = { ...viewer, asOf: { day: "2025-08-14", knownBefore: "infinity" } };
    expect(earlierReader(now, asked)?.asOf).toEqual({ day: "2025-03-31", knownBefore: "infinity" });
  });

  it("is none when it is not earlier", () => {
    expect(earlierReader(then, { ...WHOLE_ANALYSIS, compareTo: "2025-08-14" })).toBeNull();
    expect(earlierReader(then, WHOLE_ANALYSIS)).toBeNull();
  });
});
