import fc from "fast-check";
import { expect, test } from "vitest";
import { asOfDay } from "@/lib/as-of/rules";
import type { Viewer } from "@/lib/auth/viewer";
import { isReportFault, parseReportRequest } from "@/lib/reports/address";
import { checkCodeOf } from "@/lib/reports/check-code";
import { orderOf } from "@/lib/reports/order";
import { REPORT_SECTIONS } from "@/lib/reports/constants";
import { reportChoicesSchema } from "@/lib/reports/schemas";

const TODAY = "2026-11-26";
const NOW = new Date("2026-11-26T10:20:30.456Z");
const VIEWER: Viewer = {
  personId: "1",
  name: "Sam",
  email: "sam@example.org",
  role: "manager",
  language: null,
  partners: [],
};

const parsed = (query: string) => parseReportRequest(new URLSearchParams(query), TODAY, "en");
const ASKED = "kind=partner&subject=GEO&format=pdf";

function ordered(query: string) {
  const request = parsed(query);
  if (isReportFault(request)) throw new Error(request.field);
  return orderOf(VIEWER, request, NOW);
}

test("an address asks for all sections, in the reader's language, unless it says otherwise", () => {
  expect(parsed(ASKED)).toMatchObject({
    sections: REPORT_SECTIONS.partner,
    language: "en",
    asOf: null,
    from: null,
    title: "",
  });
  expect(parsed(`${ASKED}&section=summary&section=method&language=fr&title=+A+`)).toMatchObject({
    sections: ["summary", "method"],
    language: "fr",
    title: "A",
  });
});

test.each([
  ["kind=portfolio&format=csv", "portfolio"],
  ["kind=period&format=docx", "period"],
  ["kind=period&subject=UKR&format=docx&section=changes", "period"],
  ["kind=milestone&subject=GEO-CIV-01&format=json", "milestone"],
])("%s is a report on a %s", (query, kind) => {
  expect(parsed(query)).toMatchObject({ kind });
});

test.each([
  ["kind=portrait&subject=GEO&format=pdf", "request"],
  ["kind=partner&subject=geo&format=pdf", "request"],
  ["kind=partner&subject=GEO", "request"],
  ["kind=partner&format=pdf", "request"],
  ["kind=portfolio&subject=GEO&format=pdf", "request"],
  ["kind=milestone&subject=GEO&format=pdf", "request"],
  ["kind=milestone&subject=GEO-CIV-1&format=pdf", "request"],
  ["kind=period&format=pdf&section=burnUp", "request"],
  [`${ASKED}&section=ranking`, "request"],
  [`${ASKED}&foreword=${"a".repeat(1001)}`, "request"],
  [`${ASKED}&asOf=2026-13-01`, "asOf"],
  [`${ASKED}&asOf=2027-01-01`, "asOf"],
  [`${ASKED}&knownAt=yesterday`, "knownAt"],
  [`${ASKED}&from=soon`, "from"],
  [`${ASKED}&asOf=2026-06-30&from=2026-07-01`, "from"],
])("%s is refused for its %s", (query, field) => {
  expect(parsed(query)).toMatchObject({ field });
});

test("what is typed for a report keeps its lines in the foreword alone, and no control character anywhere", () => {
  const typed = "%00A%0D%0Ab%1B%09c%C2%85";
  expect(parsed(`${ASKED}&title=${typed}&addressee=${typed}&foreword=${typed}`)).toMatchObject({
    title: "A b c",
    addressee: "A b c",
    foreword: "A\nb\tc",
  });
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 50 }), (text) => {
      const asked = parsed(`${ASKED}&${new URLSearchParams({ title: text, foreword: text }).toString()}`);
      if (isReportFault(asked)) throw new Error(asked.field);
      expect(asked.title).not.toMatch(/\p{Cc}/u);
      expect(asked.foreword).not.toMatch(/(?![\n\t])\p{Cc}/u);
      // An order that is kept is read again as it was.
      expect(reportChoicesSchema.parse(asked)).toMatchObject({
        title: asked.title,
        foreword: asked.foreword,
      });
    }),
  );
});

test("what is known now is fixed to the moment of the order", () => {
  expect(ordered(ASKED)).toMatchObject({
    asOf: { day: TODAY, knownBefore: "2026-11-26T10:20:30.456Z" },
    from: { day: "2026-09-30", knownBefore: "2026-10-01T00:00:00Z" },
    madeAt: "2026-11-26T10:20:30.456Z",
    madeBy: "Sam",
  });
});

test("a past day is as it was believed at its end, and so is the day it is compared with", () => {
  expect(ordered(`${ASKED}&asOf=2026-06-30`)).toMatchObject({
    asOf: asOfDay("2026-06-30", "2026-06-30", TODAY),
    from: asOfDay("2026-03-31", "2026-03-31", TODAY),
  });
});

test("where a later knowledge of the day is asked for, both days are by that", () => {
  const { asOf, from } = ordered(`${ASKED}&asOf=2026-06-30&knownAt=now&from=2025-12-31`);
  expect(asOf).toEqual({ day: "2026-06-30", knownBefore: "2026-11-26T10:20:30.456Z" });
  expect(from).toEqual({ day: "2025-12-31", knownBefore: "2026-11-26T10:20:30.456Z" });
});

test("a check code tells two documents apart, and is read aloud without a mistake", () => {
  expect(checkCodeOf({ a: 1 })).toBe(checkCodeOf({ a: 1 }));
  expect(checkCodeOf({ a: 1 })).not.toBe(checkCodeOf({ a: 2 }));
  expect(checkCodeOf("x")).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
});
