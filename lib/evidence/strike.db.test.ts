import { expect, test } from "vitest";
import { asInstallation, untilSomebodyWaits } from "@/db/testing/acting";
import { newAssessment, newFileEvidence, newMilestone, newPerson } from "@/db/testing/factories";
import { sqlAsOwner } from "@/db/testing/sql";
import { listAssessments } from "@/lib/assessments/queries";
import type { AssessmentState } from "@/lib/assessments/constants";
import { strikeEvidence } from "@/lib/evidence/commands";

const manager = await newPerson("manager");
const reason = "It is about another year";

/** A file behind a fresh assessment of Georgia. */
async function behind(state: AssessmentState) {
  const milestone = await newMilestone();
  const author = await newPerson("analyst", ["GEO"]);
  const { id } = await newFileEvidence(milestone, await newAssessment(milestone, { state, author }));
  return { milestone, author, evidenceId: id };
}

const eventsOf = (evidenceId: number) =>
  asInstallation(
    (tx) => tx`select action, chain, person_id, before, after, changed from audit_events
               where entity = 'evidence' and entity_id = ${String(evidenceId)}`,
  );

test.each(["submitted", "accepted"] as const)(
  "evidence of a %s assessment is struck out: it stays, with who, when and why",
  async (state) => {
    const { milestone, evidenceId } = await behind(state);
    expect(await strikeEvidence(manager, { evidenceId, reason })).toEqual({
      ok: true,
      value: { id: evidenceId },
    });
    const [assessment] = await listAssessments(manager, milestone.id);
    expect(assessment?.evidence[0]?.struckAt).toBeInstanceOf(Date);
    expect(assessment?.evidence).toMatchObject([
      { id: evidenceId, struckReason: reason, struckBy: manager.name },
    ]);
  },
);

test("the audit trail has what it was and why it does not stand, in the partner's chain", async () => {
  const { evidenceId } = await behind("accepted");
  await strikeEvidence(manager, { evidenceId, reason });
  expect(await eventsOf(evidenceId)).toMatchObject([
    {
      action: "evidence.strike",
      chain: "GEO",
      person_id: manager.personId,
      before: { title: "A note", struckReason: null },
      after: { title: "A note", struckReason: reason },
      changed: ["struckReason"],
    },
  ]);
});

test("an analyst strikes out evidence of the partners assigned, whoever wrote the assessment", async () => {
  const { evidenceId } = await behind("accepted");
  const colleague = await newPerson("analyst", ["GEO"]);
  expect(await strikeEvidence(colleague, { evidenceId, reason })).toMatchObject({ ok: true });
});

test("who may see it and not strike it out is told so; who may not see it finds nothing", async () => {
  const { evidenceId } = await behind("accepted");
  for (const viewer of [
    await newPerson("analyst", ["MDA"]),
    await newPerson("liaison", ["GEO"]),
    await newPerson("admin"),
  ])
    expect(await strikeEvidence(viewer, { evidenceId, reason })).toMatchObject({
      failure: { kind: "forbidden" },
    });
  const foreign = await newPerson("liaison", ["MDA"]);
  expect(await strikeEvidence(foreign, { evidenceId, reason })).toMatchObject({
    failure: { kind: "not_found" },
  });
  const draft = await behind("draft");
  expect(await strikeEvidence(manager, { ...draft, reason })).toMatchObject({
    failure: { kind: "not_found" },
  });
  expect(await eventsOf(evidenceId)).toEqual([]);
});

test.each(["draft", "returned"] as const)(
  "evidence of a %s assessment is taken away by its author instead",
  async (state) => {
    const { author, evidenceId } = await behind(state);
    expect(await strikeEvidence(author, { evidenceId, reason })).toMatchObject({
      failure: { kind: "refused", messageKey: "evidence.strike.not_submitted" },
    });
  },
);

test("the same said twice is done once; another's reason comes too late", async () => {
  const { evidenceId } = await behind("accepted");
  const once = await strikeEvidence(manager, { evidenceId, reason });
  expect(await strikeEvidence(manager, { evidenceId, reason })).toEqual(once);
  expect(await eventsOf(evidenceId)).toHaveLength(1);
  for (const [viewer, other] of [
    [manager, "Another reason"],
    [await newPerson("manager"), reason],
  ] as const)
    expect(await strikeEvidence(viewer, { evidenceId, reason: other })).toMatchObject({
      failure: { kind: "conflict", messageKey: "evidence.strike.already" },
    });
});

test("of two who strike out at the same time one is first, and the other is told", async () => {
  const { evidenceId } = await behind("accepted");
  const other = await newPerson("manager");
  const outcomes: ReturnType<typeof strikeEvidence>[] = [];
  await sqlAsOwner.begin(async (tx) => {
    await tx`select set_config('tracker.system', 'on', true)`;
    await tx`select from evidence where id = ${evidenceId} for update`;
    outcomes.push(
      strikeEvidence(manager, { evidenceId, reason }),
      strikeEvidence(other, { evidenceId, reason }),
    );
    await untilSomebodyWaits();
  });
  const done = await Promise.all(outcomes);
  expect(done.filter(({ ok }) => ok)).toHaveLength(1);
  expect(done).toContainEqual({
    ok: false,
    failure: { kind: "conflict", messageKey: "evidence.strike.already" },
  });
  expect(await eventsOf(evidenceId)).toHaveLength(1);
});
