import { expect, test } from "vitest";

import { asInstallation, asPerson, refusalOf } from "@/db/testing/acting";
import { newAssessment, newMilestone, newPerson, type NewMilestone } from "@/db/testing/factories";
import { sqlAsApp } from "@/db/testing/sql";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/periods/today";

/** A draft written under the application's role, with the columns given over the usual ones. */
function insertDraft(author: Viewer, milestone: NewMilestone, columns: Record<string, unknown> = {}) {
  const row = {
    milestone_id: milestone.id,
    partner_iso3: milestone.partner,
    effective_on: "2025-03-31",
    value: 10,
    delivery: "in_progress",
    verdict: "ongoing",
    narrative: "As seen",
    author_id: author.personId,
    ...columns,
  };
  return asPerson(author, (tx) => tx`insert into assessments ${sqlAsApp(row)} returning *`);
}

function update(viewer: Viewer, id: number, changes: Record<string, unknown>) {
  return asPerson(
    viewer,
    (tx) => tx`update assessments set ${tx(changes)}, version = version + 1 where id = ${id} returning *`,
  );
}

test("what a writer may not choose is set by the database: moments, decider, return", async () => {
  const analyst = await newPerson("analyst", ["GEO"]);
  const manager = await newPerson("manager");
  const past = new Date("2001-01-01");
  const [row] = await insertDraft(analyst, await newMilestone(), {
    created_at: past,
    updated_at: past,
    submitted_at: past,
    accepted_at: past,
    returned_at: past,
    decided_by: manager.personId,
    return_reason: "none",
  });
  expect(row).toMatchObject({
    state: "draft",
    submitted_at: null,
    accepted_at: null,
    returned_at: null,
    decided_by: null,
    return_reason: null,
  });
  expect(Date.now() - Number(row?.created_at)).toBeLessThan(60_000);
  expect(Date.now() - Number(row?.updated_at)).toBeLessThan(60_000);
});

test.each([
  ["another author", { author_id: "6e2f8a52-6c1f-4d0e-9a55-0f3f0e0c6a01" }],
  ["no author", { author_id: null }],
  ["a state of its own", { state: "accepted" }],
  ["the importer's origin", { origin: "import" }],
  ["a later version", { version: 7 }],
])("an assessment does not begin with %s", async (_what, columns) => {
  const analyst = await newPerson("analyst", ["GEO"]);
  const attempt = insertDraft(analyst, await newMilestone(), columns);
  expect(await refusalOf(attempt)).toBe("assessments_begin_as_own_draft");
});

test.each([
  "author_id",
  "accepted_at",
  "decided_by",
  "milestone_id",
  "partner_iso3",
  "origin",
  "created_at",
  "request_key",
])("the column %s is not for the application to change", async (column) => {
  const analyst = await newPerson("analyst", ["GEO"]);
  const id = await newAssessment(await newMilestone(), { state: "draft", author: analyst });
  expect(await refusalOf(update(analyst, id, { [column]: null }))).toMatch(/permission denied/);
});

test("nobody decides their own, not even after becoming a manager", async () => {
  const author = await newPerson("analyst", ["GEO"]);
  const id = await newAssessment(await newMilestone(), { state: "submitted", author });
  await asInstallation((tx) => tx`update people set role = 'manager' where id = ${author.personId}`);
  expect(await refusalOf(update(author, id, { state: "accepted" }))).toBe(
    "assessments_decided_by_a_second_person",
  );
  expect(await refusalOf(update(author, id, { state: "returned", return_reason: "No" }))).toBe(
    "assessments_decided_by_a_second_person",
  );
});

test("a manager writes decisions alone: the own submission, from when it was an analyst's, is not taken back", async () => {
  const author = await newPerson("analyst", ["GEO"]);
  const id = await newAssessment(await newMilestone(), { state: "submitted", author });
  await asInstallation((tx) => tx`update people set role = 'manager' where id = ${author.personId}`);
  expect(await refusalOf(update(author, id, { state: "draft" }))).toMatch(/row-level security/);
  expect(await refusalOf(update(author, id, { state: "draft", narrative: "Otherwise" }))).toMatch(
    /row-level security/,
  );
});

test("an analyst decides nothing, and an administrator neither", async () => {
  const author = await newPerson("analyst", ["GEO"]);
  const id = await newAssessment(await newMilestone(), { state: "submitted", author });
  expect(await refusalOf(update(author, id, { state: "accepted" }))).toBe("assessments_decided_by_manager");
  for (const other of [
    await newPerson("analyst", ["GEO"]),
    await newPerson("admin"),
    await newPerson("liaison", ["GEO"]),
  ])
    expect(await update(other, id, { state: "accepted" })).toHaveLength(0);
});

test.each(["draft", "returned"] as const)(
  "a %s assessment is not accepted without being submitted",
  async (state) => {
    const author = await newPerson("analyst", ["GEO"]);
    const id = await newAssessment(await newMilestone(), { state, author });
    expect(await update(await newPerson("manager"), id, { state: "accepted" })).toHaveLength(0);
    expect(await refusalOf(update(author, id, { state: "accepted" }))).toMatch(
      /assessments_(follow_the_states|decided_by_manager)/,
    );
  },
);

test("who decides does not change what was submitted", async () => {
  const id = await newAssessment(await newMilestone(), { state: "submitted" });
  const attempt = update(await newPerson("manager"), id, { state: "accepted", value: 99 });
  expect(await refusalOf(attempt)).toBe("assessments_decided_as_submitted");
});

test("the moment and the person of a decision are the true ones", async () => {
  const id = await newAssessment(await newMilestone(), { state: "submitted" });
  const manager = await newPerson("manager");
  const [row] = await update(manager, id, { state: "accepted" });
  expect(row).toMatchObject({ state: "accepted", decided_by: manager.personId });
  expect(Date.now() - Number(row?.accepted_at)).toBeLessThan(60_000);
});

test("an accepted assessment is final: for its author, for managers, and for the installation itself", async () => {
  const author = await newPerson("analyst", ["GEO"]);
  const id = await newAssessment(await newMilestone(), { author });
  for (const viewer of [author, await newPerson("manager")])
    expect(await update(viewer, id, { narrative: "Otherwise" })).toHaveLength(0);
  expect(await refusalOf(asPerson(author, (tx) => tx`delete from assessments where id = ${id}`))).toMatch(
    /permission denied/,
  );
  const changed = asInstallation(
    (tx) => tx`update assessments set value = 1, version = version + 1 where id = ${id}`,
  );
  expect(await refusalOf(changed)).toBe("assessments_accepted_are_final");
  const deleted = asInstallation((tx) => tx`delete from assessments where id = ${id}`);
  expect(await refusalOf(deleted)).toBe("assessments_are_kept");
});

test.each(["submitted", "accepted"] as const)(
  "evidence of a %s assessment is neither added nor removed",
  async (state) => {
    const author = await newPerson("analyst", ["GEO"]);
    const id = await newAssessment(await newMilestone(), { state, author, evidence: 1 });
    const removed = asPerson(author, (tx) => tx`delete from evidence where assessment_id = ${id}`);
    expect(await refusalOf(removed)).toBe("evidence_of_submitted_is_kept");
    const link = { assessment_id: id, partner_iso3: "GEO", url: "https://example.org/late", title: "Late" };
    const row = { ...link, type_code: "annual_report", reliability: "A", credibility: 1 };
    const added = asPerson(author, (tx) => tx`insert into evidence ${tx(row)}`);
    expect(await refusalOf(added)).toBe("evidence_added_by_author");
  },
);

test("evidence of somebody else's draft is not to be touched, and whoever adds it is named truly", async () => {
  const [author, other] = [await newPerson("analyst", ["GEO"]), await newPerson("analyst", ["GEO"])];
  const id = await newAssessment(await newMilestone(), { state: "draft", author, evidence: 1 });
  const link = { assessment_id: id, partner_iso3: "GEO", url: "https://example.org/x", title: "X" };
  const row = {
    ...link,
    type_code: "annual_report",
    reliability: "A",
    credibility: 1,
    added_by: other.personId,
  };
  const [added] = await asPerson(author, (tx) => tx`insert into evidence ${tx(row)} returning added_by`);
  expect(added).toEqual({ added_by: author.personId });
  expect(await refusalOf(asPerson(other, (tx) => tx`insert into evidence ${tx(row)}`))).not.toBeNull();
  expect(
    await asPerson(other, (tx) => tx`delete from evidence where assessment_id = ${id} returning id`),
  ).toHaveLength(0);
});

test("an assessment is never about a day to come, but about today it may be", async () => {
  const analyst = await newPerson("analyst", ["GEO"]);
  const milestone = await newMilestone();
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const attempt = insertDraft(analyst, milestone, { effective_on: tomorrow });
  expect(await refusalOf(attempt)).toBe("assessments_are_about_the_past");
  expect(await insertDraft(analyst, milestone, { effective_on: today() })).toHaveLength(1);
});

test("a value off the scale of its milestone is refused, a stage of it is taken", async () => {
  const analyst = await newPerson("analyst", ["GEO"]);
  const [scale] = await asInstallation(
    (tx) => tx<{ id: number; low: number; high: number }[]>`
      select scale_id::int as id, min(value)::int as low, max(value)::int as high from scale_stages group by scale_id limit 1`,
  );
  const { id: scaleId, low: baseline, high: target } = scale ?? { id: 0, low: 0, high: 0 };
  const milestone = await newMilestone({ scaleId, baseline, target });
  const attempt = insertDraft(analyst, milestone, { value: target + 1 });
  expect(await refusalOf(attempt)).toBe("assessments_value_is_a_stage");
  expect(await insertDraft(analyst, milestone, { value: target })).toHaveLength(1);
});

test("a percentage lies between 0 and 100, in an assessment and in a plan, whoever writes", async () => {
  const analyst = await newPerson("analyst", ["GEO"]);
  const milestone = await newMilestone({ unit: "percent" });
  const refused = "assessments_percentages_lie_within_100";
  expect(await refusalOf(insertDraft(analyst, milestone, { value: 100.5 }))).toBe(refused);
  expect(await refusalOf(newAssessment(milestone, { value: -1 }))).toBe(refused);
  expect(await insertDraft(analyst, milestone, { value: 100 })).toHaveLength(1);
  expect(await refusalOf(newMilestone({ unit: "percent", target: 101 }))).toBe(
    "milestones_percentages_lie_within_100",
  );
});

test("fulfilled stands on evidence by the end of the transaction, whoever writes", async () => {
  const author = await newPerson("analyst", ["GEO"]);
  const milestone = await newMilestone();
  const bare = await newAssessment(milestone, { state: "draft", author, verdict: "fulfilled" });
  expect(await refusalOf(update(author, bare, { state: "submitted" }))).toBe(
    "assessments_fulfilled_on_evidence",
  );
  const founded = await newAssessment(milestone, {
    state: "draft",
    author,
    verdict: "fulfilled",
    evidence: 1,
  });
  expect(await update(author, founded, { state: "submitted" })).toHaveLength(1);
  expect(await refusalOf(newAssessment(milestone, { verdict: "fulfilled" }))).toBe(
    "assessments_fulfilled_on_evidence",
  );
});

test("reversed follows fulfilled or partially fulfilled only, also when a backdated one comes in between", async () => {
  const milestone = await newMilestone();
  const manager = await newPerson("manager");
  const accept = async (effectiveOn: string, verdict: "reversed" | "ongoing" | "partially_fulfilled") => {
    const id = await newAssessment(milestone, { state: "submitted", effectiveOn, verdict });
    return refusalOf(update(manager, id, { state: "accepted" }));
  };
  expect(await accept("2025-01-31", "reversed")).toBe("assessments_reversed_after_fulfilled");
  expect(await accept("2025-02-28", "partially_fulfilled")).toBeNull();
  expect(await accept("2025-04-30", "reversed")).toBeNull();
  expect(await accept("2025-03-31", "ongoing")).toBe("assessments_reversed_after_fulfilled");
  expect(await accept("2025-01-31", "ongoing")).toBeNull();
});

test("a change that does not raise the version by one is refused", async () => {
  const author = await newPerson("analyst", ["GEO"]);
  const id = await newAssessment(await newMilestone(), { state: "draft", author });
  for (const step of [0, 2]) {
    const attempt = asPerson(
      author,
      (tx) => tx`update assessments set narrative = 'New', version = version + ${step} where id = ${id}`,
    );
    expect(await refusalOf(attempt)).toBe("assessments_version_counts");
  }
});

test("an assessment cannot be put under a milestone of another partner", async () => {
  const analyst = await newPerson("analyst", ["GEO", "MDA"]);
  const milestone = await newMilestone({ partner: "MDA" });
  const attempt = insertDraft(analyst, milestone, { partner_iso3: "GEO" });
  expect(await refusalOf(attempt)).toBe("assessments_milestone_fkey");
});

test("a re-check belongs to what is fulfilled, after the day it held, and who decides does not move it", async () => {
  const milestone = await newMilestone();
  const id = await newAssessment(milestone, { state: "submitted", verdict: "fulfilled", evidence: 1 });
  const write = (sets: string) =>
    refusalOf(
      asInstallation((tx) =>
        tx.unsafe(`update assessments set ${sets}, version = version + 1 where id = ${id}`),
      ),
    );
  expect(await write("verdict = 'ongoing'")).toBe("assessments_recheck_of_fulfilled");
  expect(await write("recheck_on = effective_on - 1")).toBe("assessments_recheck_after_its_day");
  const decide = asPerson(
    await newPerson("manager"),
    (tx) =>
      tx`update assessments set state = 'accepted', recheck_on = '2099-01-01', version = version + 1 where id = ${id}`,
  );
  expect(await refusalOf(decide)).toBe("assessments_decided_as_submitted");
  expect(await write("recheck_on = null")).toBeNull();
  const [row] = await asInstallation(
    (tx) => tx`select recheck_on - effective_on as days from assessments where id = ${id}`,
  );
  expect(row).toEqual({ days: 365 });
});
