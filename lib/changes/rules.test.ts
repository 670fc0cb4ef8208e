import fc from "fast-check";
import { expect, test } from "vitest";
import { changesHref, parseComparison } from "@/lib/changes/rules";
import { dayFromNumber, dayNumber } from "@/lib/periods/days";

const TODAY = "2026-11-25";
const parsed = (query: string) => parseComparison(new URLSearchParams(query), TODAY);
const believed = (day: string, next: string) => ({ day, knownBefore: `${next}T00:00:00Z` });
const NOW = { day: TODAY, knownBefore: "infinity" };
const BY_DEFAULT = { from: believed("2026-09-30", "2026-10-01"), to: NOW, knownNow: false };

test("without days it runs from the end of the last quarter that is over until today", () => {
  for (const query of ["", "from=&to=&known=&partner=&area="])
    expect(parsed(query)).toEqual({ ...BY_DEFAULT, partner: null, area: null, fault: null });
  expect(parseComparison(new URLSearchParams(), "2026-01-01").from.day).toBe("2025-12-31");
});

test("each day is as it was believed at its end, today by all that is known", () => {
  expect(parsed("from=2026-06-30&to=2026-10-31")).toMatchObject({
    from: believed("2026-06-30", "2026-07-01"),
    to: believed("2026-10-31", "2026-11-01"),
    fault: null,
  });
  expect(parsed(`from=${TODAY}&to=${TODAY}`)).toMatchObject({ from: NOW, to: NOW, fault: null });
});

test("or both by all that is known now", () => {
  expect(parsed("from=2026-06-30&to=2026-10-31&known=now")).toMatchObject({
    from: { day: "2026-06-30", knownBefore: "infinity" },
    to: { day: "2026-10-31", knownBefore: "infinity" },
    knownNow: true,
  });
});

test("with an end alone it begins at the end of the quarter before", () => {
  expect(parsed("to=2025-05-15")).toMatchObject({ from: believed("2025-03-31", "2025-04-01"), fault: null });
});

test.each([
  ["from=2026-02-30", { field: "from", reason: "unreadable" }],
  ["from=yesterday", { field: "from", reason: "unreadable" }],
  ["from=2026-06-30&from=2026-07-31", { field: "from", reason: "unreadable" }],
  ["from=2026-06-30&to=soon", { field: "to", reason: "unreadable" }],
  ["from=2026-11-26", { field: "from", reason: "future" }],
  ["from=2026-06-30&to=2027-01-01", { field: "to", reason: "future" }],
  ["from=2026-07-01&to=2026-06-30", { field: "from", reason: "after" }],
  ["from=2026-06-30&known=then", { field: "known", reason: "unreadable" }],
])("%s is a fault, and the default stands in", (query, fault) => {
  expect(parsed(`${query}&partner=GEO`)).toEqual({ ...BY_DEFAULT, partner: "GEO", area: null, fault });
});

test("a partner or area that is none is left out", () => {
  expect(parsed("partner=georgia&area=everything")).toMatchObject({ partner: null, area: null, fault: null });
});

test("every comparison has an address that leads back to it", () => {
  const day = fc.integer({ min: dayNumber("2020-01-01"), max: dayNumber(TODAY) }).map(dayFromNumber);
  fc.assert(
    fc.property(
      fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
      fc.boolean(),
      fc.constantFrom(null, "GEO"),
      fc.constantFrom(null, "rule_of_law" as const),
      (days, knownNow, partner, area) => {
        const [, query] = changesHref({ ...days, knownNow, partner, area }).split("?");
        const read = parsed(query ?? "");
        expect({ from: read.from.day, to: read.to.day }).toEqual(days);
        expect(read).toMatchObject({ knownNow, partner, area, fault: null });
      },
    ),
  );
});
