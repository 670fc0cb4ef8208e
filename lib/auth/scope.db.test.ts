import { randomBytes, randomUUID } from "node:crypto";

import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { openConnection } from "@/db/connect";
import { milestones } from "@/db/schema";
import {
  newAssessment,
  newFileEvidence,
  newMilestone,
  newPerson,
  type NewMilestone,
} from "@/db/testing/factories";
import { ownSettings } from "@/db/testing/own-settings";
import type { Viewer } from "@/lib/auth/viewer";
import { parseMilestoneFilters } from "@/lib/milestones/filters";

// Here the database looks past every policy, so that what holds is the product's own code. The product is loaded only when
// the setting leads to that role.
const role = `past_policies_${randomBytes(6).toString("hex")}`;
const superuser = openConnection(inject("testServer").superuserUrl);
await superuser.unsafe(`create role ${role} login bypassrls in role tracker_app password '${role}'`);
const address = new URL(process.env.DATABASE_URL ?? "");
[address.username, address.password] = [role, role];
ownSettings({ DATABASE_URL: address.toString() });

const { asViewer, closePools } = await import("@/db/client");
const { acceptAssessment, recordAssessment } = await import("@/lib/assessments/commands");
const { getAssessment, listAssessments, listLatestDecisions } = await import("@/lib/assessments/queries");
const { listChanges } = await import("@/lib/changes/queries");
const { parseComparison } = await import("@/lib/changes/rules");
const { listCompletionByArea, listCompletionByQuarter, listDeliveryByArea } =
  await import("@/lib/completion/queries");
const { keepUpload, strikeEvidence } = await import("@/lib/evidence/commands");
const { getEvidenceFile } = await import("@/lib/evidence/queries");
const { createMilestone, editMilestone } = await import("@/lib/milestones/commands");
const { exportedBytes } = await import("@/db/testing/read-exports");
const { milestoneExport } = await import("@/lib/milestones/export");
const { getMilestone, listDueSoon, listMilestones } = await import("@/lib/milestones/queries");
const { listOutcomeIndicators } = await import("@/lib/outcomes/queries");
const { getPartner, listPartners, listPartnersOfLists } = await import("@/lib/partners/queries");
const { getPortfolioFigures } = await import("@/lib/portfolio/queries");

let own: NewMilestone;
let foreign: NewMilestone;
let liaison: Viewer;
const foreignIds: number[] = [];

beforeAll(async () => {
  liaison = await newPerson("liaison", ["GEO"]);
  for (const partner of ["GEO", "MDA"]) {
    const milestone = await newMilestone({ partner, dueOn: "2099-01-01" });
    for (const state of ["accepted", "submitted", "returned", "draft"] as const) {
      const id = await newAssessment(milestone, { state, evidence: 1 });
      if (partner === "MDA" || state !== "accepted") foreignIds.push(id);
    }
    if (partner === "GEO") own = milestone;
    else foreign = milestone;
  }
});

afterAll(async () => {
  await closePools();
  await superuser.unsafe(`drop role ${role}`);
  await superuser.end();
});

const everything = parseMilestoneFilters(new URLSearchParams());

test("the policies are really taken away here", async () => {
  const rows = await asViewer(liaison, (tx) => tx.select({ code: milestones.code }).from(milestones));
  expect(rows.map(({ code }) => code)).toContain(foreign.code);
});

test("a liaison's lists hold its partner and no other", async () => {
  expect((await listPartners(liaison)).map(({ iso3 }) => iso3)).toEqual(["GEO"]);
  expect((await listPartnersOfLists(liaison, ["MDA"])).map(({ iso3 }) => iso3)).toEqual(["GEO"]);
  const { rows, total } = await listMilestones(liaison, everything);
  expect([rows.map(({ code }) => code), total]).toEqual([[own.code], 1]);
  expect((await listDueSoon(liaison, 10)).map(({ code }) => code)).toEqual([own.code]);
  expect((await listLatestDecisions(liaison, 10)).map(({ code }) => code)).toEqual([own.code]);
  expect((await listCompletionByArea(liaison)).map(({ partner }) => partner)).toEqual(["GEO"]);
  const file = (await exportedBytes(milestoneExport(liaison, everything), "csv")).toString();
  expect(file).toContain(own.code);
  expect(file).not.toContain("MDA");
});

test("what happened between two days is told a liaison of its partner and of no other", async () => {
  const codes = async (viewer: Viewer, query: string) => {
    const comparison = parseComparison(new URLSearchParams(query), new Date().toISOString().slice(0, 10));
    const { added } = await listChanges(viewer, comparison);
    return [added.rows.map(({ code }) => code), added.total];
  };
  expect(await codes(liaison, "")).toEqual([[own.code], 1]);
  expect(await codes(liaison, "partner=MDA")).toEqual([[], 0]);
  expect(await codes(await newPerson("manager"), "")).toEqual([[own.code, foreign.code], 2]);
});

test("a filter for another partner finds a liaison nothing", async () => {
  const { rows, total } = await listMilestones(liaison, { ...everything, partners: ["MDA"] });
  expect([rows, total]).toEqual([[], 0]);
  expect(await listCompletionByArea(liaison, "MDA")).toEqual([]);
  expect(await listCompletionByQuarter(liaison, "MDA")).toEqual([]);
});

test("a liaison's figures count its partner and no other", async () => {
  const manager = await newPerson("manager");
  const none = { fulfilled: 0, overdue: 0, neverAssessed: 0 };
  expect(await getPortfolioFigures(liaison)).toEqual({ ...none, underWay: 1, waiting: 1 });
  expect(await getPortfolioFigures(manager)).toEqual({ ...none, underWay: 2, waiting: 2 });
  const underWay = (await listDeliveryByArea(liaison)).map((row) => row.in_progress);
  expect(underWay.reduce((sum, each) => sum + each, 0)).toBe(1);
  expect((await listCompletionByQuarter(liaison)).at(-1)).toMatchObject({ milestones: 1, assessed: 1 });
  const values = async (viewer: Viewer) =>
    (await listOutcomeIndicators(viewer)).reduce((sum, indicator) => sum + indicator.values, 0);
  expect(await values(liaison)).toBeLessThan(await values(manager));
});

test("what belongs to another partner does not exist for a liaison, by its id neither", async () => {
  expect(await getPartner(liaison, "MDA")).toBeNull();
  expect(await getMilestone(liaison, foreign.code)).toBeNull();
  expect(await listAssessments(liaison, foreign.id)).toEqual([]);
  for (const id of foreignIds) expect(await getAssessment(liaison, id)).toBeNull();
  expect(await getMilestone(liaison, own.code)).toMatchObject({ code: own.code });
  expect((await listAssessments(liaison, own.id)).map(({ state }) => state)).toEqual(["accepted"]);
});

test("a draft of somebody else does not exist, not even for a manager", async () => {
  const author = await newPerson("analyst", ["GEO"]);
  const milestone = await newMilestone();
  const draft = await newAssessment(milestone, { state: "draft", author });
  for (const viewer of [await newPerson("manager"), await newPerson("analyst", ["GEO"])]) {
    expect(await getAssessment(viewer, draft)).toBeNull();
    expect(await listAssessments(viewer, milestone.id)).toEqual([]);
  }
  expect(await getAssessment(author, draft)).toMatchObject({ id: draft, state: "draft" });
});

test("the file of an assessment that somebody may not see is not there, and is struck out by nobody who may not", async () => {
  const milestone = await newMilestone({ partner: "MDA" });
  const [accepted, submitted] = [
    await newFileEvidence(milestone, await newAssessment(milestone)),
    await newFileEvidence(milestone, await newAssessment(milestone, { state: "submitted" })),
  ];
  const partner = await newPerson("liaison", ["MDA"]);
  expect(await getEvidenceFile(liaison, accepted.id)).toBeNull();
  expect(await getEvidenceFile(partner, submitted.id)).toBeNull();
  expect(await getEvidenceFile(partner, accepted.id)).toMatchObject({ sha256: accepted.sha256 });
  const strike = { evidenceId: accepted.id, reason: "x" };
  expect(await strikeEvidence(liaison, strike)).toMatchObject({ failure: { kind: "not_found" } });
  expect(await strikeEvidence(partner, strike)).toMatchObject({ failure: { kind: "forbidden" } });
});

test("what somebody else has sent is not theirs to attach", async () => {
  const [sender, other] = [await newPerson("analyst", ["GEO"]), await newPerson("analyst", ["GEO"])];
  const sent = await keepUpload(sender, { bytes: Buffer.from("Seen on the spot"), fileName: "a.txt" });
  const graded = { title: "x", type: "survey", reliability: "A", credibility: 1, datedOn: null } as const;
  const form = {
    milestoneCode: own.code,
    requestKey: randomUUID(),
    assessmentId: null,
    version: null,
  } as const;
  const attached = recordAssessment(other, {
    ...reading,
    ...form,
    intent: "save",
    evidence: [{ ...graded, file: sent.ok ? sent.value.id : "" }],
  });
  expect(await attached).toMatchObject({ failure: { field: "evidence.0.file" } });
});

const text = {
  title: "x",
  description: "",
  basis: "de_facto" as const,
  indicator: "x",
  leadInstitution: null,
};
const plan = { ...text, baseline: 0, target: 1, startOn: "2025-01-01", dueOn: "2026-01-01", weight: 1 };
const reading = {
  effectiveOn: "2025-01-01",
  value: 1,
  delivery: "in_progress",
  verdict: "ongoing",
  narrative: "x",
} as const;

function attempts(viewer: Viewer) {
  const requestKey = randomUUID();
  const fresh = { requestKey, assessmentId: null, version: null, intent: "save" } as const;
  const added = { requestKey, templateCode: null, nature: "target", scaleId: null, unit: "posts" } as const;
  return [
    recordAssessment(viewer, { ...reading, ...fresh, evidence: [], milestoneCode: foreign.code }),
    createMilestone(viewer, { ...plan, ...added, partner: "MDA", area: "integration" }),
    editMilestone(viewer, {
      ...plan,
      requestKey,
      code: foreign.code,
      version: 1,
      reason: null,
      explanation: "",
    }),
    acceptAssessment(viewer, { assessmentId: foreignIds.at(-3) ?? 0, version: 1 }),
  ];
}

test("a command about another partner is not_found for a liaison and forbidden for an unassigned analyst", async () => {
  const kinds = async (viewer: Viewer) =>
    (await Promise.all(attempts(viewer))).map((outcome) => (outcome.ok ? "done" : outcome.failure.kind));
  expect(await kinds(liaison)).toEqual(["not_found", "not_found", "not_found", "not_found"]);
  expect(await kinds(await newPerson("analyst", ["GEO"]))).toEqual([
    "forbidden",
    "forbidden",
    "forbidden",
    "forbidden",
  ]);
});
