import { randomUUID } from "node:crypto";

import { expect, test } from "vitest";

import { asInstallation, asPerson, untilSomebodyWaits } from "@/db/testing/acting";
import { newAssessment, newMilestone, newPerson } from "@/db/testing/factories";
import {
  acceptAssessment,
  recordAssessment,
  returnAssessment,
  withdrawAssessment,
} from "@/lib/assessments/commands";
import { listStandings } from "@/lib/assessments/queries";
import type { Viewer } from "@/lib/auth/viewer";

// Decisions that come too late: whoever was faster, nothing is decided twice, and the later one can be told what happened.

const CONFLICT = { ok: false, failure: { kind: "conflict", messageKey: "conflict" } };
const [manager, other] = [await newPerson("manager"), await newPerson("manager")];

async function submitted() {
  const milestone = await newMilestone();
  const author = await newPerson("analyst", ["GEO"]);
  const id = await newAssessment(milestone, { state: "submitted", author });
  return { milestone, author, id, asRead: { assessmentId: id, version: 1 } };
}

const eventsOf = (id: number) =>
  asInstallation(
    (tx) =>
      tx`select action, person_id from audit_events where entity = 'assessment' and entity_id = ${String(id)}`,
  );
const storedOf = async (id: number) =>
  (await asInstallation((tx) => tx`select state, version, decided_by from assessments where id = ${id}`))[0];

/** Lets `second` begin and wait while a plain statement of `first` on the row is not committed yet, then commits it. */
async function overtaking<Result>(
  first: Viewer,
  statement: string,
  second: () => Promise<Result>,
): Promise<Result> {
  const overtaken: Promise<Result>[] = [];
  await asPerson(first, async (tx) => {
    await tx.unsafe(statement);
    overtaken.push(second());
    await untilSomebodyWaits();
  });
  const [outcome] = overtaken;
  if (outcome === undefined) throw new Error("nobody was overtaken");
  return outcome;
}

test("of a manager who accepts and one who returns at the same moment, one decides and the other meets a conflict", async () => {
  const { id, asRead } = await submitted();
  const outcomes = await Promise.all([
    acceptAssessment(manager, asRead),
    returnAssessment(other, { ...asRead, reason: "Which posts?" }),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toEqual(CONFLICT);
  expect(await eventsOf(id)).toHaveLength(1);
});

test("a decision that waits for another manager's is refused once that one is through", async () => {
  const { id, asRead } = await submitted();
  const accepted = `update assessments set state = 'accepted', version = 2 where id = ${id}`;
  expect(await overtaking(manager, accepted, () => acceptAssessment(other, asRead))).toEqual(CONFLICT);
  expect(await storedOf(id)).toEqual({ state: "accepted", version: 2, decided_by: manager.personId });
  expect(await eventsOf(id)).toEqual([]);
});

test.each(["accept", "return"] as const)(
  "to %s what its author takes back at the same moment is a conflict, and it stays a draft",
  async (kind) => {
    const { author, id, asRead } = await submitted();
    const withdrawn = `update assessments set state = 'draft', version = 2 where id = ${id}`;
    const outcome = await overtaking(author, withdrawn, () =>
      kind === "accept"
        ? acceptAssessment(manager, asRead)
        : returnAssessment(manager, { ...asRead, reason: "Which posts?" }),
    );
    expect(outcome).toEqual(CONFLICT);
    expect(await storedOf(id)).toEqual({ state: "draft", version: 2, decided_by: null });
  },
);

test("what was taken back before is not there for a manager, and what was submitted anew is a conflict", async () => {
  const { milestone, author, id, asRead } = await submitted();
  await withdrawAssessment(author, asRead);
  expect(await acceptAssessment(manager, asRead)).toMatchObject({ failure: { kind: "not_found" } });
  const revised = await recordAssessment(author, {
    milestoneCode: milestone.code,
    requestKey: randomUUID(),
    assessmentId: id,
    version: 2,
    intent: "submit",
    effectiveOn: "2025-06-30",
    value: 45,
    delivery: "in_progress",
    verdict: "ongoing",
    narrative: "As counted again",
    evidence: [],
  });
  expect(revised).toMatchObject({ ok: true, value: { state: "submitted" } });
  expect(await acceptAssessment(manager, asRead)).toEqual(CONFLICT);
  expect(await returnAssessment(manager, { ...asRead, reason: "x" })).toEqual(CONFLICT);
  expect(await storedOf(id)).toMatchObject({ state: "submitted", decided_by: null });
});

test("an author who takes back what was just decided meets a conflict, and the decision stands", async () => {
  const { author, id, asRead } = await submitted();
  await returnAssessment(manager, { ...asRead, reason: "Which posts?" });
  expect(await withdrawAssessment(author, asRead)).toEqual(CONFLICT);
  expect(await storedOf(id)).toMatchObject({ state: "returned", decided_by: manager.personId });
});

test("who has lost the role since the page was opened is told so, and nothing is decided", async () => {
  const former = await newPerson("manager");
  const { id, asRead } = await submitted();
  await asInstallation((tx) => tx`update people set role = 'analyst' where id = ${former.personId}`);
  const forbidden = { ok: false, failure: { kind: "forbidden", messageKey: "forbidden" } };
  // By the role that the request was begun with, and by the one that the next request reads.
  for (const viewer of [former, { ...former, role: "analyst" as const }]) {
    expect(await acceptAssessment(viewer, asRead)).toEqual(forbidden);
    expect(await returnAssessment(viewer, { ...asRead, reason: "x" })).toEqual(forbidden);
  }
  expect(await storedOf(id)).toEqual({ state: "submitted", version: 1, decided_by: null });
  expect(await eventsOf(id)).toEqual([]);
});

test("whoever came too late is told who decided what and when; what its author took back is not shown", async () => {
  const [accepted, returned, withdrawn, waiting] = [
    await submitted(),
    await submitted(),
    await submitted(),
    await submitted(),
  ];
  await acceptAssessment(other, accepted.asRead);
  await returnAssessment(other, { ...returned.asRead, reason: "Which posts?" });
  await withdrawAssessment(withdrawn.author, withdrawn.asRead);
  const ids = [accepted.id, returned.id, withdrawn.id, waiting.id];
  const standings = new Map((await listStandings(manager, ids)).map((each) => [each.id, each]));
  expect(standings.get(accepted.id)).toMatchObject({ state: "accepted", decider: other.name });
  expect(standings.get(accepted.id)?.acceptedAt).toBeInstanceOf(Date);
  expect(standings.get(returned.id)).toMatchObject({
    state: "returned",
    decider: other.name,
    returnReason: "Which posts?",
  });
  expect(standings.has(withdrawn.id)).toBe(false);
  expect(standings.get(waiting.id)).toMatchObject({ state: "submitted", decider: null });
  expect(await listStandings(await newPerson("liaison", ["MDA"]), ids)).toEqual([]);
  expect(await listStandings(manager, [])).toEqual([]);
});
