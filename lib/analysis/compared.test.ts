import { expect, test } from "vitest";
import { earlierReader, hrefOn } from "@/lib/analysis/compared";
import { WHOLE_ANALYSIS } from "@/lib/analysis/filters";
import type { Reader } from "@/lib/as-of/reader";

const manager: Reader = {
  ...{ personId: "p", email: "m@example.org", name: "M", role: "manager", language: null, partners: [] },
};
const compared = (compareTo: string | null) => ({ ...WHOLE_ANALYSIS, compareTo });

test("the earlier day is shown as it was believed at its end", () => {
  const earlier = earlierReader(manager, compared("2025-12-31"));
  expect(earlier?.asOf).toEqual({ day: "2025-12-31", knownBefore: "2026-01-01T00:00:00Z" });
});

test("who looks at a past day by other knowledge compares by that knowledge", () => {
  const asOf = { day: "2026-06-30", knownBefore: "infinity" };
  const earlier = earlierReader({ ...manager, asOf }, compared("2025-12-31"));
  expect(earlier?.asOf).toEqual({ day: "2025-12-31", knownBefore: "infinity" });
  expect(earlier && hrefOn(earlier, "/milestones?basis=de_jure", asOf.day)).toBe(
    "/milestones?basis=de_jure&asOf=2025-12-31&knownAt=now",
  );
  const asBelieved = { day: "2026-06-30", knownBefore: "2026-07-01T00:00:00Z" };
  expect(earlierReader({ ...manager, asOf: asBelieved }, compared("2025-12-31"))?.asOf.knownBefore).toBe(
    "2026-01-01T00:00:00Z",
  );
});

test("a day that is not earlier is nothing to compare with", () => {
  const asOf = { day: "2025-12-31", knownBefore: "2026-01-01T00:00:00Z" };
  expect(earlierReader({ ...manager, asOf }, compared("2025-12-31"))).toBeNull();
  expect(earlierReader(manager, compared(null))).toBeNull();
});
