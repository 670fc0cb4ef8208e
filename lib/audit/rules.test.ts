import { describe, expect, it } from "vitest";
import { AUDIT_ACTIONS, readingChain } from "@/lib/audit/constants";
import { eventPath, historyActions, partnerOfChain, personIdsIn } from "@/lib/audit/rules";
import { ROLES } from "@/lib/people/constants";

describe("the history of a milestone", () => {
  it("tells a liaison what was accepted, and nothing of the way there", () => {
    const told = historyActions("liaison").filter((action) => action.startsWith("assessment."));
    expect(told).toEqual(["assessment.accept"]);
  });

  it.each(["analyst", "manager", "admin"] as const)("tells %s the way to a decision too", (role) => {
    expect(historyActions(role)).toEqual(
      expect.arrayContaining([
        "assessment.save",
        "assessment.submit",
        "assessment.return",
        "assessment.withdraw",
      ]),
    );
  });

  it.each(ROLES)("tells %s neither who reads and takes away, nor what has nothing to do with it", (role) => {
    const never = AUDIT_ACTIONS.filter((action) =>
      /^(?:person|period|template|scale|settings|export|reference)\.|\.read$/.test(action),
    );
    expect(never.length).toBeGreaterThan(15);
    expect(historyActions(role).filter((action) => never.includes(action))).toEqual([]);
  });
});

describe("where the thing of an event stands", () => {
  it.each([
    ["milestone", "GEO-CIV-01", "GEO-CIV-01", "/milestones/GEO-CIV-01"],
    ["assessment", "12", "GEO-CIV-01", "/milestones/GEO-CIV-01#assessment-12"],
    ["comment", "7", "GEO-CIV-01", "/milestones/GEO-CIV-01?comment=7#comment-7"],
    ["assessment", "12", null, null],
    ["period", "2026 Q2", null, "/periods/2026-Q2"],
    ["proposal", "3", null, "/proposals/3"],
    ["export", "milestones", null, null],
    ["person", "../../x", null, "/admin/people/..%2F..%2Fx"],
  ])("%s %s of %s: %s", (entity, entityId, milestone, path) => {
    expect(eventPath({ entity, entityId, milestone })).toBe(path);
  });
});

it("ids of people are found wherever contents hold them", () => {
  const [one, other] = ["6e2f8a52-6c1f-4d0e-9a55-0f3f0e0c6a01", "7e2f8a52-6c1f-4d0e-9a55-0f3f0e0c6a02"];
  const event = {
    before: { decidedBy: one, title: "x" },
    after: { mentioned: [other, "y"], value: 1, note: null },
  };
  expect(personIdsIn(event)).toEqual([one, other]);
  expect(personIdsIn({ before: null, after: null })).toEqual([]);
});

it("what was read of a partner stands on a chain of its own that is the partner's all the same", () => {
  expect(readingChain("GEO")).not.toBe("GEO");
  expect([
    partnerOfChain(readingChain("GEO")),
    partnerOfChain("GEO"),
    partnerOfChain("installation"),
  ]).toEqual(["GEO", "GEO", "installation"]);
});
