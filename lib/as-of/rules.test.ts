import fc from "fast-check";
import { expect, test } from "vitest";
import { asOfQuery, parseAsOf } from "@/lib/as-of/rules";
import { dayFromNumber, dayNumber } from "@/lib/periods/days";

const TODAY = "2026-11-25";

test("the address of a day asks for that day, by what was known then, later or now", () => {
  const day = fc.integer({ min: dayNumber("2020-01-01"), max: dayNumber(TODAY) }).map(dayFromNumber);
  fc.assert(
    fc.property(day, fc.oneof(day, fc.constantFrom("now", "")), (asOf, knownAt) => {
      const asked = parseAsOf(new URLSearchParams({ asOf, knownAt }), TODAY);
      const address = asked === null || "field" in asked ? "" : asOfQuery(asked, TODAY);
      expect(parseAsOf(new URLSearchParams(address), TODAY)).toEqual(asked);
    }),
  );
});

test("the present has no address of its own, and a day as it was believed then the short one", () => {
  expect(asOfQuery({ day: TODAY, knownBefore: "infinity" }, TODAY)).toBe("");
  expect(asOfQuery({ day: "2026-06-30", knownBefore: "2026-07-01T00:00:00Z" }, TODAY)).toBe(
    "asOf=2026-06-30",
  );
  expect(asOfQuery({ day: "2026-06-30", knownBefore: "infinity" }, TODAY)).toBe(
    "asOf=2026-06-30&knownAt=now",
  );
});
