import { describe, expect, it } from "vitest";
import type { Standing } from "@/lib/assessments/queries";
import { standingValues } from "@/lib/assessments/standing";
import type { Viewer } from "@/lib/auth/viewer";
import { ROLES } from "@/lib/people/constants";

const viewer: Viewer = { personId: "1", name: "", email: "", role: "manager", language: null, partners: [] };
const submittedAt = new Date("2026-11-20T08:00:00Z");
const decidedAt = new Date("2026-11-22T14:05:00Z");
const standing: Standing = {
  id: 1,
  state: "submitted",
  submittedAt,
  decider: null,
  acceptedAt: null,
  returnedAt: null,
  returnReason: null,
};

describe("where an assessment stands is told", () => {
  it.each<[Partial<Standing>, object]>([
    [{}, { state: "submitted", at: submittedAt.toISOString() }],
    [
      { state: "accepted", acceptedAt: decidedAt, decider: "Sam", returnReason: "An old one" },
      { state: "accepted", at: decidedAt.toISOString(), by: "Sam" },
    ],
    [
      { state: "returned", returnedAt: decidedAt, decider: "Sam", returnReason: "Which posts?" },
      { state: "returned", at: decidedAt.toISOString(), by: "Sam", reason: "Which posts?" },
    ],
    [
      { state: "draft", submittedAt: null },
      { state: "draft", at: "" },
    ],
  ])("with its moment and its decider: %j", (over, told) => {
    expect(standingValues(viewer, { ...standing, ...over })).toMatchObject(told);
  });

  it.each(ROLES)(
    "as taken back to who may decide when it is not to be seen, to others not at all: %s",
    (role) => {
      expect(standingValues({ ...viewer, role }, undefined)).toEqual(
        role === "manager" ? { state: "draft" } : null,
      );
    },
  );
});
