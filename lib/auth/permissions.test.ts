import { describe, expect, it } from "vitest";
import { can, PERMISSIONS, rolesThatMay, type Action } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/viewer";
import { ROLES, type Role } from "@/lib/people/constants";

const viewerWith = (role: Role, partners: string[]): Viewer => ({
  personId: "00000000-0000-4000-8000-000000000000",
  name: "Somebody",
  email: "somebody@example.org",
  role,
  language: null,
  partners,
});

// Own partner, another partner: stated again by hand, so that a change of the table has to be meant.
const expected: Record<Action, Record<Role, [own: boolean, other: boolean]>> = {
  "portfolio.read": {
    analyst: [true, true],
    manager: [true, true],
    liaison: [true, false],
    admin: [true, true],
  },
  "milestone.plan": {
    analyst: [true, false],
    manager: [true, true],
    liaison: [false, false],
    admin: [false, false],
  },
  "assessment.record": {
    analyst: [true, false],
    manager: [false, false],
    liaison: [false, false],
    admin: [false, false],
  },
  "assessment.decide": {
    analyst: [false, false],
    manager: [true, true],
    liaison: [false, false],
    admin: [false, false],
  },
  "evidence.strike": {
    analyst: [true, false],
    manager: [true, true],
    liaison: [false, false],
    admin: [false, false],
  },
  "view.record": {
    analyst: [false, false],
    manager: [false, false],
    liaison: [true, false],
    admin: [false, false],
  },
  "milestone.propose": {
    analyst: [false, false],
    manager: [false, false],
    liaison: [true, false],
    admin: [false, false],
  },
  "commitment.change": {
    analyst: [false, false],
    manager: [false, false],
    liaison: [true, false],
    admin: [false, false],
  },
  "period.close": {
    analyst: [false, false],
    manager: [true, true],
    liaison: [false, false],
    admin: [false, false],
  },
  "figures.export": {
    analyst: [false, false],
    manager: [true, true],
    liaison: [false, false],
    admin: [true, true],
  },
  "schedule.keep": {
    analyst: [false, false],
    manager: [true, true],
    liaison: [false, false],
    admin: [true, true],
  },
  "schedule.end_any": {
    analyst: [false, false],
    manager: [false, false],
    liaison: [false, false],
    admin: [true, true],
  },
  "comment.write": {
    analyst: [true, true],
    manager: [true, true],
    liaison: [true, false],
    admin: [true, true],
  },
  "comment.remove": {
    analyst: [false, false],
    manager: [false, false],
    liaison: [false, false],
    admin: [true, true],
  },
  "saved_view.keep": {
    analyst: [true, true],
    manager: [true, true],
    liaison: [true, true],
    admin: [true, true],
  },
  "saved_view.share": {
    analyst: [true, true],
    manager: [true, true],
    liaison: [false, false],
    admin: [true, true],
  },
  "audit.read": {
    analyst: [false, false],
    manager: [false, false],
    liaison: [false, false],
    admin: [true, true],
  },
  "people.manage": {
    analyst: [false, false],
    manager: [false, false],
    liaison: [false, false],
    admin: [true, true],
  },
  "catalogue.manage": {
    analyst: [false, false],
    manager: [false, false],
    liaison: [false, false],
    admin: [true, true],
  },
  "settings.manage": {
    analyst: [false, false],
    manager: [false, false],
    liaison: [false, false],
    admin: [true, true],
  },
};

describe("the permission table", () => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table above is a record of every action
  const cells = (Object.keys(expected) as Action[]).flatMap((action) =>
    ROLES.map((role) => ({ action, role })),
  );

  it.each(cells)("$role, $action: as agreed, for the own partner and for another", ({ action, role }) => {
    const viewer = viewerWith(role, ["GEO"]);
    expect([can(viewer, action, "GEO"), can(viewer, action, "MDA")]).toEqual(expected[action][role]);
  });

  it("covers every action", () => {
    expect(Object.keys(PERMISSIONS).toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  it("an analyst without a partner records nothing", () => {
    expect(can(viewerWith("analyst", []), "assessment.record")).toBe(false);
    expect(can(viewerWith("analyst", ["GEO"]), "assessment.record")).toBe(true);
  });

  it("names the roles that an action is open to", () => {
    expect(rolesThatMay("figures.export")).toEqual(["manager", "admin"]);
  });

  it.each(cells)("$role, $action: of a past day what changes nothing, as today", ({ action, role }) => {
    const reading = ["portfolio.read", "figures.export", "audit.read"].includes(action);
    const viewer = viewerWith(role, ["GEO"]);
    const asOf = { day: "2026-06-30", knownBefore: "infinity" };
    expect(can({ ...viewer, asOf }, action, "GEO")).toBe(reading && expected[action][role][0]);
  });
});
