import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { asInstallation, asPerson, refusalOf } from "@/db/testing/acting";
import {
  newAssessment,
  newCommitment,
  type NewMilestone,
  newMilestone,
  newPerson,
} from "@/db/testing/factories";
import { acceptAssessment, recordAssessment } from "@/lib/assessments/commands";
import type { Viewer } from "@/lib/auth/viewer";
import { changeCommitment } from "@/lib/commitments/commands";
import { listCommitments } from "@/lib/commitments/queries";
import type { ChangeCommitmentInput } from "@/lib/commitments/schemas";
import { getMilestone } from "@/lib/milestones/queries";
import { today } from "@/lib/periods/today";

const liaison = await newPerson("liaison", ["GEO"]);
const manager = await newPerson("manager");

const saying = (
  milestone: NewMilestone,
  wishes: Partial<ChangeCommitmentInput> = {},
): ChangeCommitmentInput => ({
  milestoneCode: milestone.code,
  requestKey: randomUUID(),
  from: "committed",
  commitment: "paused",
  reason: "The budget was cut",
  ...wishes,
});

const keptOf = async (viewer: Viewer, { code }: NewMilestone) => {
  const milestone = await getMilestone(viewer, code);
  return milestone && { commitment: milestone.commitment, asideOn: milestone.asideOn, rag: milestone.rag };
};

test("a partner pauses, withdraws and takes up its own milestone; everybody reads why, and nothing turns red", async () => {
  const milestone = await newMilestone({ dueOn: "2025-12-31" });
  await newAssessment(milestone);
  expect((await keptOf(manager, milestone))?.rag).toBe("red");
  for (const [from, commitment] of [
    ["committed", "paused"],
    ["paused", "withdrawn"],
  ] as const) {
    const said = saying(milestone, { from, commitment, reason: `Now ${commitment}` });
    expect(await changeCommitment(liaison, said)).toEqual({ ok: true, value: { code: milestone.code } });
    expect(await keptOf(manager, milestone)).toEqual({ commitment, asideOn: today(), rag: "grey" });
  }
  await changeCommitment(liaison, saying(milestone, { from: "withdrawn", commitment: "committed" }));
  expect(await keptOf(manager, milestone)).toEqual({ commitment: "committed", asideOn: null, rag: "red" });

  for (const viewer of [liaison, manager, await newPerson("analyst", ["MDA"]), await newPerson("admin")])
    expect(
      (await listCommitments(viewer, milestone.id)).map(({ commitment, reason }) => [commitment, reason]),
    ).toEqual([
      ["committed", "The budget was cut"],
      ["withdrawn", "Now withdrawn"],
      ["paused", "Now paused"],
    ]);
  expect(await listCommitments(await newPerson("liaison", ["MDA"]), milestone.id)).toEqual([]);
});

test("what was said is in the audit trail with its reason", async () => {
  const milestone = await newMilestone();
  await changeCommitment(liaison, saying(milestone));
  const events = await asInstallation(
    (tx) => tx`select person_id, before, after from audit_events
               where action = 'commitment.change' and entity_id = ${milestone.code}`,
  );
  expect(events).toEqual([
    {
      person_id: liaison.personId,
      before: { commitment: "committed" },
      after: { commitment: "paused", reason: "The budget was cut" },
    },
  ]);
});

test("nobody but its partner says this of a milestone, and another partner's does not exist", async () => {
  const milestone = await newMilestone();
  for (const role of ["analyst", "manager", "admin"] as const) {
    const viewer = await newPerson(role, role === "analyst" ? ["GEO"] : []);
    expect(await changeCommitment(viewer, saying(milestone))).toMatchObject({
      failure: { kind: "forbidden" },
    });
  }
  expect(await changeCommitment(await newPerson("liaison", ["MDA"]), saying(milestone))).toMatchObject({
    failure: { kind: "not_found" },
  });
  expect(await listCommitments(manager, milestone.id)).toEqual([]);
});

test("a form sent twice is said once; one that shows something older is a conflict; the same again is refused", async () => {
  const milestone = await newMilestone();
  const twice = saying(milestone);
  const outcomes = await Promise.all([changeCommitment(liaison, twice), changeCommitment(liaison, twice)]);
  expect(outcomes.every(({ ok }) => ok)).toBe(true);
  expect(await changeCommitment(liaison, saying(milestone))).toMatchObject({ failure: { kind: "conflict" } });
  expect(await changeCommitment(liaison, saying(milestone, { from: "paused" }))).toMatchObject({
    failure: { kind: "refused", messageKey: "commitment.same" },
  });
  expect(await listCommitments(manager, milestone.id)).toHaveLength(1);
});

test("of two liaisons who speak at once, the second is told", async () => {
  const milestone = await newMilestone();
  const colleague = await newPerson("liaison", ["GEO"]);
  const outcomes = await Promise.all([
    changeCommitment(liaison, saying(milestone)),
    changeCommitment(colleague, saying(milestone, { commitment: "withdrawn" })),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ failure: { kind: "conflict" } });
  expect(await listCommitments(manager, milestone.id)).toHaveLength(1);
});

const reading = (milestone: NewMilestone, effectiveOn: string) => ({
  ...{ milestoneCode: milestone.code, requestKey: randomUUID(), assessmentId: null, version: null },
  ...({ intent: "submit", effectiveOn, value: 40, delivery: "in_progress", verdict: "ongoing" } as const),
  ...{ narrative: "As seen", evidence: [] },
});

test("of a withdrawn milestone nothing is claimed for a day from its withdrawal on, for earlier ones as before", async () => {
  const milestone = await newMilestone();
  const author = await newPerson("analyst", ["GEO"]);
  const waiting = await newAssessment(milestone, { state: "submitted", effectiveOn: "2025-10-01" });
  await newCommitment(milestone, "withdrawn", { fromOn: "2025-09-01" });
  const refused = { kind: "refused", messageKey: "assessment.effective_on.withdrawn", field: "effectiveOn" };
  expect(await recordAssessment(author, reading(milestone, "2025-09-01"))).toMatchObject({
    failure: refused,
  });
  expect(await acceptAssessment(manager, { assessmentId: waiting, version: 1 })).toMatchObject({
    failure: refused,
  });
  expect(await recordAssessment(author, reading(milestone, "2025-08-31"))).toMatchObject({ ok: true });
  await newCommitment(milestone, "committed", { fromOn: "2025-09-15" });
  expect(await recordAssessment(author, reading(milestone, "2025-09-14"))).toMatchObject({
    failure: refused,
  });
  expect(await recordAssessment(author, reading(milestone, "2025-09-15"))).toMatchObject({ ok: true });
});

test("a paused milestone is assessed as before", async () => {
  const milestone = await newMilestone();
  await newCommitment(milestone, "paused");
  const author = await newPerson("analyst", ["GEO"]);
  expect(await recordAssessment(author, reading(milestone, "2025-12-31"))).toMatchObject({ ok: true });
});

// With the product's code taken away.

const row = (milestone: NewMilestone, partner = milestone.partner) => ({
  milestone_id: milestone.id,
  partner_iso3: partner,
  commitment: "paused",
  from_on: "2020-01-01",
  reason: "The budget was cut",
  recorded_by: manager.personId,
});

test("plain SQL: only a liaison writes, of its own partner alone, in its own name and from today on", async () => {
  const milestone = await newMilestone();
  const insert = (viewer: Viewer, partner?: string) =>
    refusalOf(asPerson(viewer, (tx) => tx`insert into milestone_commitments ${tx(row(milestone, partner))}`));
  for (const role of ["analyst", "manager", "admin"] as const)
    expect(await insert(await newPerson(role, role === "analyst" ? ["GEO"] : []))).toMatch(
      /row-level security/,
    );
  const foreign = await newPerson("liaison", ["MDA"]);
  expect(await insert(foreign)).toMatch(/row-level security/);
  expect(await insert(foreign, "MDA")).toBe("milestone_commitments_milestone_fkey");
  expect(await insert(liaison)).toBeNull();
  const [kept] = await asInstallation(
    (tx) =>
      tx`select recorded_by, from_on::text from milestone_commitments where milestone_id = ${milestone.id}`,
  );
  expect(kept).toEqual({ recorded_by: liaison.personId, from_on: today() });
});

test("plain SQL: it is neither changed nor removed, and the milestone keeps it by the database alone", async () => {
  const milestone = await newMilestone();
  await newCommitment(milestone, "paused");
  for (const statement of [
    `update milestone_commitments set reason = 'x' where milestone_id = ${milestone.id}`,
    `delete from milestone_commitments where milestone_id = ${milestone.id}`,
  ]) {
    expect(await refusalOf(asPerson(liaison, (tx) => tx.unsafe(statement)))).toMatch(/permission denied/);
    expect(await refusalOf(asInstallation((tx) => tx.unsafe(statement)))).toBe(
      "milestone_commitments_are_kept",
    );
  }
  const forged = `update milestones set current_commitment = 'committed' where id = ${milestone.id}`;
  expect(await refusalOf(asPerson(manager, (tx) => tx.unsafe(forged)))).toMatch(/permission denied/);
});

test("plain SQL: each says something new, gives a reason, and holds neither before the last nor from a day to come", async () => {
  const milestone = await newMilestone();
  await newCommitment(milestone, "paused", { fromOn: "2025-07-01" });
  const refusal = (commitment: "paused" | "committed", wishes: { fromOn?: string; reason?: string }) =>
    refusalOf(newCommitment(milestone, commitment, wishes));
  expect(await refusal("paused", { fromOn: "2025-08-01" })).toBe("milestone_commitments_say_something_new");
  expect(await refusal("committed", { fromOn: "2025-06-30" })).toBe("milestone_commitments_in_order");
  expect(await refusal("committed", { fromOn: "2999-01-01" })).toBe("milestone_commitments_in_order");
  expect(await refusal("committed", { fromOn: "2025-08-01", reason: " " })).toBe(
    "milestone_commitments_say_why",
  );
  expect(await refusal("committed", { fromOn: "2025-07-01" })).toBeNull();
});
