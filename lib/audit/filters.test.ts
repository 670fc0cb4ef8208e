import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AUDIT_ACTIONS } from "@/lib/audit/constants";
import { actionsOf, type AuditFilters, auditHref, isFiltered, parseAuditFilters } from "@/lib/audit/filters";

const parse = (query: string) => parseAuditFilters(new URLSearchParams(query));
const NONE = parse("");

describe("the filters of the trail", () => {
  const day = fc.option(
    fc
      .date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    { nil: null },
  );
  const filters: fc.Arbitrary<AuditFilters> = fc.record({
    person: fc.option(fc.uuid({ version: 4 }), { nil: null }),
    what: fc.option(fc.constantFrom("assessment" as const, "person" as const, ...AUDIT_ACTIONS), {
      nil: null,
    }),
    partner: fc.option(fc.constantFrom("GEO", "MDA", "installation"), { nil: null }),
    from: day,
    to: day,
    about: fc.stringMatching(/^[\w-]{0,40}$/),
    after: fc.option(
      fc.record({
        chain: fc.constantFrom("GEO", "GEO.read", "installation", "installation.read"),
        position: fc.integer({ min: 1, max: 1_000_000_000 }),
      }),
      { nil: null },
    ),
  });

  it("come back from the address that they make", () => {
    fc.assert(
      fc.property(filters, (each) => {
        const [, query = ""] = auditHref(each).split("?");
        expect(parse(query)).toEqual(each);
      }),
    );
  });

  it.each([
    "person=kim",
    "what=everything",
    "partner=geo",
    "from=2026-02-30",
    "to=yesterday",
    "after=GEO",
    "after=GEO:-1",
    "after=%27:1",
    "about=%00",
  ])("leave out what they do not understand: %s", (query) => {
    expect(parse(query)).toEqual(NONE);
  });

  it("are not in force where only a later page is asked for", () => {
    expect(isFiltered(parse("after=GEO:12"))).toBe(false);
    expect(isFiltered(parse("about=GEO"))).toBe(true);
  });
});

it("a group means its actions, an action itself, and no word all of them", () => {
  expect(actionsOf("period")).toEqual(["period.close", "period.reopen"]);
  expect(actionsOf("period.close")).toEqual(["period.close"]);
  expect(actionsOf(null)).toBeNull();
});
