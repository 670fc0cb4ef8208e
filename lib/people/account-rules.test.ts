import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accountsHref, parseAccountFilters } from "@/lib/people/account-filters";
import { assignmentFault, hasPartners, lastAdminFault } from "@/lib/people/account-rules";
import { ACCOUNT_STATES, ROLES } from "@/lib/people/constants";
import { hashOfToken, isToken, newToken } from "@/lib/people/tokens";

const role = fc.constantFrom(...ROLES);
const partners = fc.uniqueArray(fc.constantFrom("GEO", "MDA", "ARM", "UZB"));
const account = fc.record({ id: fc.uuid(), role, active: fc.boolean(), signsIn: fc.boolean() });

describe("the partners that go with a role", () => {
  it("one for a liaison, any number for an analyst, none for the others", () => {
    fc.assert(
      fc.property(role, partners, (each, codes) => {
        const allowed =
          each === "liaison" ? codes.length === 1 : each === "analyst" ? true : codes.length === 0;
        expect(assignmentFault(each, codes) === null).toBe(allowed);
        if (codes.length > 0 && allowed) expect(hasPartners(each)).toBe(true);
      }),
    );
  });
});

describe("the last administrator", () => {
  it("is one who can sign in while no other can, whoever else there is", () => {
    fc.assert(
      fc.property(
        account,
        fc.uniqueArray(account, { selector: ({ id }) => id, maxLength: 8 }),
        (one, others) => {
          const rest = others.filter(({ id }) => id !== one.id);
          const administers = ({ role, active, signsIn }: typeof one) =>
            role === "admin" && active && signsIn;
          const last = administers(one) && !rest.some(administers);
          expect(lastAdminFault(one, [one, ...rest]) !== null).toBe(last);
        },
      ),
    );
  });

  it("taking the right away one by one always leaves one", () => {
    fc.assert(
      fc.property(fc.uniqueArray(account, { selector: ({ id }) => id, maxLength: 8 }), (accounts) => {
        const administering = (all: typeof accounts) =>
          all.filter(({ role, active, signsIn }) => role === "admin" && active && signsIn).length;
        let left = accounts;
        for (const one of accounts) {
          if (lastAdminFault(one, left) !== null) continue;
          left = left.map((each) => (each.id === one.id ? { ...each, role: "manager" as const } : each));
        }
        expect(administering(left)).toBe(Math.min(1, administering(accounts)));
      }),
    );
  });
});

describe("a token", () => {
  it("is another one each time, fits an address, and its hash is none", () => {
    const tokens = Array.from({ length: 1000 }, newToken);
    expect(new Set(tokens).size).toBe(1000);
    for (const token of tokens) {
      expect(isToken(token)).toBe(true);
      expect(encodeURIComponent(token)).toBe(token);
      expect(isToken(hashOfToken(token))).toBe(false);
    }
  });

  it("has 256 bits, and nothing else passes for one", () => {
    expect(Buffer.from(newToken(), "base64url")).toHaveLength(32);
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(text.length !== 43);
        expect(isToken(text)).toBe(false);
      }),
    );
  });
});

describe("the filters of accounts", () => {
  it("come back from the address that they make", () => {
    const filters = fc.record({
      search: fc.stringMatching(/^[\w@.]{0,30}$/),
      role: fc.option(role, { nil: null }),
      partner: fc.option(fc.constantFrom("GEO", "MDA"), { nil: null }),
      state: fc.option(fc.constantFrom(...ACCOUNT_STATES), { nil: null }),
      page: fc.integer({ min: 1, max: 1000 }),
    });
    fc.assert(
      fc.property(filters, (each) => {
        expect(parseAccountFilters(new URLSearchParams(accountsHref(each).split("?")[1] ?? ""))).toEqual(
          each,
        );
      }),
    );
  });
});
