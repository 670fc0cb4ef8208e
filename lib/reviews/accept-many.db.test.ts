import { expect, test } from "vitest";

import { asInstallation, asPerson } from "@/db/testing/acting";
import { newAssessment, newMilestone, newPartnerView, newPerson } from "@/db/testing/factories";
import { returnAssessment, withdrawAssessment } from "@/lib/assessments/commands";
import type { Viewer } from "@/lib/auth/viewer";
import { acceptReviews } from "@/lib/reviews/accept-many";

const [manager, other] = [await newPerson("manager"), await newPerson("manager")];

/** A waiting assessment with nothing that stands out, of a milestone with an accepted one. */
async function unproblematic(author?: Viewer) {
  const milestone = await newMilestone();
  const before = await newAssessment(milestone, { effectiveOn: "2025-03-31", value: 40 });
  const writer = author ?? (await newPerson("analyst", ["GEO"]));
  const wishes = { state: "submitted", author: writer, evidence: 1, value: 50 } as const;
  const id = await newAssessment(milestone, wishes);
  return {
    id,
    milestone,
    before,
    author: writer,
    read: { assessmentId: id, version: 1, code: milestone.code },
  };
}
type Waiting = Awaited<ReturnType<typeof unproblematic>>;

async function accepted(viewer: Viewer, ...rows: Waiting[]) {
  const outcome = await acceptReviews(viewer, { reviews: rows.map(({ read }) => read) });
  if (!outcome.ok) throw new Error("refused as a whole");
  return outcome.value;
}
const stateOf = async ({ id }: Waiting) =>
  (await asInstallation((tx) => tx`select state, decided_by from assessments where id = ${id}`))[0];
const decisionsOn = ({ id }: Waiting) =>
  asInstallation(
    (tx) => tx`select action from audit_events where entity = 'assessment' and entity_id = ${String(id)}`,
  );

test("each is accepted by itself: what is refused keeps no other back, and each refusal says why and what is there now", async () => {
  const rows = {
    first: await unproblematic(),
    withdrawn: await unproblematic(),
    returned: await unproblematic(),
    own: await unproblematic(manager),
    last: await unproblematic(),
  };
  await withdrawAssessment(rows.withdrawn.author, rows.withdrawn.read);
  await returnAssessment(other, { ...rows.returned.read, reason: "Which posts?" });
  const all = Object.values(rows);
  const answers = await accepted(manager, ...all);
  expect(answers.map(({ code }) => code)).toEqual(all.map(({ milestone }) => milestone.code));
  expect(answers).toMatchObject([
    { failure: null },
    { failure: { messageKey: "not_found" }, now: undefined },
    {
      failure: { messageKey: "conflict" },
      now: { state: "returned", decider: other.name, returnReason: "Which posts?" },
    },
    { failure: { messageKey: "assessment.decide.own" }, now: undefined },
    { failure: null },
  ]);
  const states = await Promise.all(all.map(stateOf));
  expect(states).toMatchObject([
    { state: "accepted", decided_by: manager.personId },
    { state: "draft" },
    { state: "returned", decided_by: other.personId },
    { state: "submitted", decided_by: null },
    { state: "accepted", decided_by: manager.personId },
  ]);
});

test("a second click, after the first or at the same moment, finds everything decided and decides nothing", async () => {
  const rows = [await unproblematic(), await unproblematic(), await unproblematic()];
  const [one, another] = await Promise.all([accepted(manager, ...rows), accepted(manager, ...rows)]);
  for (const index of rows.keys()) {
    const failures = [one[index]?.failure, another[index]?.failure];
    expect(failures.filter((failure) => failure === null)).toHaveLength(1);
    expect(failures).toContainEqual({ kind: "conflict", messageKey: "conflict" });
  }
  const third = await accepted(manager, ...rows);
  expect(third).toMatchObject(
    rows.map(() => ({ failure: { kind: "conflict" }, now: { state: "accepted" } })),
  );
  for (const row of rows) expect(await decisionsOn(row)).toEqual([{ action: "assessment.accept" }]);
});

test("what is unproblematic no more at the moment of the decision is left to be looked at", async () => {
  const rows = {
    struck: await unproblematic(),
    disputed: await unproblematic(),
    backdated: await unproblematic(),
    same: await unproblematic(),
  };
  await asPerson(
    manager,
    (tx) => tx`update evidence set struck_reason = 'Not it' where assessment_id = ${rows.struck.id}`,
  );
  await newPartnerView(rows.disputed.milestone, rows.disputed.before, { stance: "disagrees" });
  await newAssessment(rows.backdated.milestone, { effectiveOn: "2025-09-30" });
  const answers = await accepted(manager, rows.struck, rows.disputed, rows.backdated, rows.same);
  const left = { failure: { kind: "refused", messageKey: "assessment.accept.not_unproblematic" } };
  expect(answers).toMatchObject([left, left, left, { failure: null }]);
  expect(await stateOf(rows.struck)).toEqual({ state: "submitted", decided_by: null });
});

test("of two that wait for one milestone neither is unproblematic", async () => {
  const row = await unproblematic();
  await newAssessment(row.milestone, {
    state: "submitted",
    effectiveOn: "2025-08-31",
    evidence: 1,
    value: 55,
  });
  expect(await accepted(manager, row)).toMatchObject([
    { failure: { messageKey: "assessment.accept.not_unproblematic" } },
  ]);
});

test("whoever decides nothing accepts nothing, whether the role was never held or is lost", async () => {
  const row = await unproblematic();
  const former = await newPerson("manager");
  await asInstallation((tx) => tx`update people set role = 'analyst' where id = ${former.personId}`);
  for (const viewer of [former, await newPerson("admin"), await newPerson("analyst", ["GEO"])])
    expect(await accepted(viewer, row), viewer.role).toMatchObject([{ failure: { kind: "forbidden" } }]);
  expect(await accepted(await newPerson("liaison", ["GEO"]), row)).toMatchObject([
    { failure: { kind: "not_found" } },
  ]);
  expect(await stateOf(row)).toEqual({ state: "submitted", decided_by: null });
});
