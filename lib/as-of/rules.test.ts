import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { asOfQuery, isFault, keepAsOf, lastDayKnown, parseAsOf, showsPast } from "@/lib/as-of/rules";
import { dayFromNumber, dayNumber } from "@/lib/periods/days";

const TODAY = "2026-11-25";
const asked = (query: string) => parseAsOf(new URLSearchParams(query), TODAY);

describe("the day that an address asks for", () => {
  test("is the present when it names none, leaves its fields empty, or names today", () => {
    for (const query of [
      "",
      "partner=GEO",
      "asOf=",
      "asOf=&knownAt=",
      "knownAt=now",
      `asOf=${TODAY}`,
      `asOf=${TODAY}&knownAt=`,
      `asOf=${TODAY}&knownAt=now`,
      `knownAt=${TODAY}`,
    ])
      expect(asked(query), query).toBeNull();
  });

  test("is a past one, by what was known at its end unless it says otherwise", () => {
    expect(asked("asOf=2026-06-30")).toEqual({ day: "2026-06-30", knownBefore: "2026-07-01T00:00:00Z" });
    expect(asked("asOf=2026-06-30&knownAt=")).toEqual(asked("asOf=2026-06-30"));
    expect(asked("asOf=2026-06-30&knownAt=2026-06-30")).toEqual(asked("asOf=2026-06-30"));
    expect(asked("asOf=2024-02-29")).toEqual({ day: "2024-02-29", knownBefore: "2024-03-01T00:00:00Z" });
    expect(asked("asOf=2026-06-30&knownAt=2026-09-30")).toEqual({
      day: "2026-06-30",
      knownBefore: "2026-10-01T00:00:00Z",
    });
  });

  test("by all that is known now has no moment at which knowing ends", () => {
    const now = { day: "2026-06-30", knownBefore: "infinity" };
    expect(asked("asOf=2026-06-30&knownAt=now")).toEqual(now);
    expect(asked(`asOf=2026-06-30&knownAt=${TODAY}`)).toEqual(now);
  });

  test("may be one of which less was known: today, or a later day than the one of knowing", () => {
    expect(asked("knownAt=2026-06-30")).toEqual({ day: TODAY, knownBefore: "2026-07-01T00:00:00Z" });
    expect(asked("asOf=2026-09-30&knownAt=2026-06-30")).toEqual({
      day: "2026-09-30",
      knownBefore: "2026-07-01T00:00:00Z",
    });
  });

  test.each([
    "2026-02-30",
    "2025-02-29",
    "2026-6-30",
    "20260630",
    "30.06.2026",
    "2026-06-30T00:00:00Z",
    " 2026-06-30",
    "yesterday",
    "now%00",
    "-1",
    "9".repeat(400),
  ])("is refused when it is none: %s", (day) => {
    expect(asked(`asOf=${day}`)).toEqual({ field: "asOf", reason: "unreadable" });
    expect(asked(`asOf=2026-06-30&knownAt=${day}`)).toEqual({ field: "knownAt", reason: "unreadable" });
  });

  test("is refused when it is still to come, and when it is said twice, even alike or empty", () => {
    expect(asked("asOf=2026-11-26")).toEqual({ field: "asOf", reason: "future" });
    expect(asked("asOf=2026-06-30&knownAt=2026-11-26")).toEqual({ field: "knownAt", reason: "future" });
    for (const repeated of ["2026-06-30&asOf=2026-06-30", "&asOf=", "2026-06-30&asOf="])
      expect(asked(`asOf=${repeated}`)).toEqual({ field: "asOf", reason: "unreadable" });
    for (const repeated of ["now&knownAt=now", "now&knownAt=2026-06-30", "2026-06-30&knownAt=now"])
      expect(asked(`asOf=2026-06-30&knownAt=${repeated}`)).toEqual({
        field: "knownAt",
        reason: "unreadable",
      });
  });

  test("now is a word for knowing alone, and the fault of the day comes first", () => {
    expect(asked("asOf=now")).toEqual({ field: "asOf", reason: "unreadable" });
    expect(asked("asOf=nothing&knownAt=nothing")).toEqual({ field: "asOf", reason: "unreadable" });
  });
});

const past = fc.integer({ min: dayNumber("1994-01-01"), max: dayNumber(TODAY) - 1 }).map(dayFromNumber);

test("the last day whose knowledge counts is the one that was asked for", () => {
  fc.assert(
    fc.property(past, past, (day, known) => {
      const parsed = asked(`asOf=${day}&knownAt=${known}`);
      expect(parsed !== null && !isFault(parsed) && lastDayKnown(parsed)).toBe(known);
    }),
  );
  expect(lastDayKnown({ day: "2026-06-30", knownBefore: "infinity" })).toBeNull();
});

describe("a link keeps the day that the reader looks at", () => {
  const query = new URLSearchParams("asOf=2026-06-30&knownAt=now&partner=GEO");
  const kept = "asOf=2026-06-30&knownAt=now";
  test.each([
    ["/", `/?${kept}`],
    ["/partners/GEO", `/partners/GEO?${kept}`],
    ["/milestones?partner=GEO&partner=ARM", `/milestones?partner=GEO&partner=ARM&${kept}`],
    ["/milestones/GEO-CIV-01#assessment-7", `/milestones/GEO-CIV-01?${kept}#assessment-7`],
    ["/milestones/GEO-CIV-01?comments=2#comments", `/milestones/GEO-CIV-01?comments=2&${kept}#comments`],
    ["/api/export/milestones.csv?q=a%26b", `/api/export/milestones.csv?q=a%26b&${kept}`],
  ])("to what shows past days: %s", (href, withDay) => {
    expect(keepAsOf(href, query)).toBe(withDay);
  });

  test.each([
    "/reviews",
    "/milestones/new",
    "/milestones/GEO-CIV-01/edit",
    "/milestones/GEO-CIV-01/assess?assessment=7",
    "/periods/2026-Q2",
    "/api/evidence/7/file",
    "#comments",
    "?page=2",
    "https://example.org/partners/GEO",
    "//example.org/partners/GEO",
    "mailto:somebody@example.org",
  ])("and not to what is always of today, or elsewhere: %s", (href) => {
    expect(keepAsOf(href, query)).toBe(href);
  });

  test("and not to what names a day itself", () => {
    for (const href of [
      "/?asOf=2025-12-31",
      "/partners?asOf=2026-06-30",
      "/milestones?knownAt=now",
      "/?asOf=",
    ])
      expect(keepAsOf(href, query)).toBe(href);
  });

  test("and nothing of the present", () => {
    for (const none of ["", "asOf=", "asOf=&knownAt=", "partner=GEO"])
      expect(keepAsOf("/partners/GEO#top", new URLSearchParams(none))).toBe("/partners/GEO#top");
  });

  test("so that the next page is of the same day, by the same knowledge", () => {
    const knowing = fc.option(fc.oneof(past, fc.constant("now")), { nil: undefined });
    const pages = fc.constantFrom(
      "/",
      "/partners/GEO",
      "/milestones?partner=GEO#top",
      "/milestones/GEO-CIV-01#a?b",
    );
    fc.assert(
      fc.property(past, knowing, fc.array(pages, { minLength: 1 }), (day, known, followed) => {
        const start = new URLSearchParams({ asOf: day, ...(known && { knownAt: known }) });
        let at = new URL(`/?${start.toString()}`, "http://localhost");
        for (const href of followed) at = new URL(keepAsOf(href, at.searchParams), at);
        expect(parseAsOf(at.searchParams, TODAY)).toEqual(parseAsOf(start, TODAY));
      }),
    );
  });
});

test("the pages that show past days are the ones that say what held, not the forms below them", () => {
  const shown = ["/", "/partners", "/partners/GEO", "/milestones", "/milestones/GEO-CIV-01"];
  expect(shown.filter((path) => !showsPast(path))).toEqual([]);
  const others = [
    "/partners/geo",
    "/partners/GEO/",
    "/milestones/new",
    "/milestones/GEO-CIV-01/history",
    "/my-work",
    "",
  ];
  expect(others.filter(showsPast)).toEqual([]);
});

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
