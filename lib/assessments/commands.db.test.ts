import { randomUUID } from "node:crypto";

import { expect, test } from "vitest";

import { asInstallation } from "@/db/testing/acting";
import { newAssessment, newMilestone, newPerson, type NewMilestone } from "@/db/testing/factories";
import {
  acceptAssessment,
  recordAssessment,
  returnAssessment,
  withdrawAssessment,
} from "@/lib/assessments/commands";
import type { RecordAssessmentInput } from "@/lib/assessments/schemas";
import type { Outcome } from "@/lib/errors";

const link = {
  url: "https://example.org/report",
  title: "Report",
  type: "annual_report",
  reliability: "B",
  credibility: 2,
  datedOn: null,
} as const;

function reading(milestone: NewMilestone, over: Partial<RecordAssessmentInput> = {}): RecordAssessmentInput {
  return {
    milestoneCode: milestone.code,
    requestKey: randomUUID(),
    assessmentId: null,
    version: null,
    intent: "submit",
    effectiveOn: "2025-06-30",
    value: 40,
    delivery: "in_progress",
    verdict: "ongoing",
    narrative: "As seen",
    evidence: [],
    ...over,
  };
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`refused: ${outcome.failure.messageKey}`);
  return outcome.value;
}

const eventsOf = (id: number) =>
  asInstallation(
    (tx) => tx`select action, person_id, before, after, changed from audit_events
               where entity = 'assessment' and entity_id = ${String(id)} order by position`,
  );
const storedOf = (milestone: NewMilestone) =>
  asInstallation((tx) => tx`select * from assessments where milestone_id = ${milestone.id} order by id`);
const milestoneOf = async (milestone: NewMilestone) =>
  (
    await asInstallation(
      (tx) => tx`select *, current_progress::float8 as progress from milestones where id = ${milestone.id}`,
    )
  )[0];

test("from draft to decision: each step is stored, and audited with what was and what is", async () => {
  const milestone = await newMilestone();
  const [author, manager] = [await newPerson("analyst", ["GEO"]), await newPerson("manager")];
  const draft = valueOf(
    await recordAssessment(author, reading(milestone, { intent: "save", evidence: [link] })),
  );
  expect(draft).toMatchObject({ version: 1, state: "draft" });
  const revision = { assessmentId: draft.id, version: 1, value: 55, evidence: [link] };
  const submitted = valueOf(await recordAssessment(author, reading(milestone, revision)));
  expect(submitted).toMatchObject({ id: draft.id, state: "submitted" });
  expect(await milestoneOf(milestone)).toMatchObject({ waiting_count: 1, current_verdict: null });
  const accepted = valueOf(
    await acceptAssessment(manager, { assessmentId: draft.id, version: submitted.version }),
  );
  expect(accepted.state).toBe("accepted");
  expect(await milestoneOf(milestone)).toMatchObject({
    waiting_count: 0,
    current_assessment_id: String(draft.id),
    progress: 0.55,
  });

  const events = await eventsOf(draft.id);
  expect(events).toMatchObject([
    {
      action: "assessment.save",
      person_id: author.personId,
      before: null,
      after: { state: "draft", value: 40, evidence: [link] },
    },
    { action: "assessment.submit", person_id: author.personId, changed: ["state", "value"] },
    { action: "assessment.accept", person_id: manager.personId, changed: ["decidedBy", "state"] },
  ]);
  expect(events[2]).toMatchObject({
    before: { state: "submitted" },
    after: { state: "accepted", decidedBy: manager.personId },
  });
});

test("a returned assessment is revised into a new submission of the same, and a submitted one can be withdrawn", async () => {
  const milestone = await newMilestone();
  const [author, manager] = [await newPerson("analyst", ["GEO"]), await newPerson("manager")];
  const first = valueOf(await recordAssessment(author, reading(milestone)));
  const returned = valueOf(
    await returnAssessment(manager, {
      assessmentId: first.id,
      version: first.version,
      reason: "Which posts?",
    }),
  );
  expect((await storedOf(milestone))[0]).toMatchObject({
    state: "returned",
    return_reason: "Which posts?",
    decided_by: manager.personId,
  });
  expect(await milestoneOf(milestone)).toMatchObject({ waiting_count: 0 });
  const again = valueOf(
    await recordAssessment(author, reading(milestone, { assessmentId: first.id, version: returned.version })),
  );
  expect(again).toMatchObject({ id: first.id, state: "submitted" });
  const withdrawn = valueOf(
    await withdrawAssessment(author, { assessmentId: first.id, version: again.version }),
  );
  expect(withdrawn.state).toBe("draft");
  expect(await eventsOf(first.id)).toMatchObject([
    { action: "assessment.submit" },
    { action: "assessment.return" },
    { action: "assessment.submit" },
    { action: "assessment.withdraw" },
  ]);
});

test("what is foreign is not_found for a liaison and forbidden for whoever may see it but not do it", async () => {
  const milestone = await newMilestone();
  const id = await newAssessment(milestone, { state: "submitted" });
  const decision = { assessmentId: id, version: 1 };
  const failures = [
    [await newPerson("liaison", ["MDA"]), "not_found", "not_found"],
    [await newPerson("liaison", ["GEO"]), "forbidden", "not_found"],
    [await newPerson("analyst", ["MDA"]), "forbidden", "forbidden"],
    [await newPerson("admin"), "forbidden", "forbidden"],
  ] as const;
  for (const [viewer, recording, deciding] of failures) {
    expect(await recordAssessment(viewer, reading(milestone))).toMatchObject({
      failure: { kind: recording },
    });
    expect(await acceptAssessment(viewer, decision)).toMatchObject({ failure: { kind: deciding } });
    expect(await returnAssessment(viewer, { ...decision, reason: "x" })).toMatchObject({
      failure: { kind: deciding },
    });
  }
  expect(await withdrawAssessment(await newPerson("analyst", ["GEO"]), decision)).toMatchObject({
    failure: { kind: "refused", messageKey: "assessment.edit.not_author" },
  });
  expect(await storedOf(milestone)).toMatchObject([{ id: String(id), state: "submitted", version: 1 }]);
  expect(await eventsOf(id)).toEqual([]);
});

test("nobody decides their own", async () => {
  const milestone = await newMilestone();
  const author = await newPerson("analyst", ["GEO"]);
  const id = await newAssessment(milestone, { state: "submitted", author });
  await asInstallation((tx) => tx`update people set role = 'manager' where id = ${author.personId}`);
  const promoted = { ...author, role: "manager" } as const;
  const own = { kind: "refused", messageKey: "assessment.decide.own" };
  expect(await acceptAssessment(promoted, { assessmentId: id, version: 1 })).toEqual({
    ok: false,
    failure: own,
  });
  expect(await returnAssessment(promoted, { assessmentId: id, version: 1, reason: "x" })).toEqual({
    ok: false,
    failure: own,
  });
});

test("a stale version is a conflict, for every command, and changes nothing", async () => {
  const milestone = await newMilestone();
  const [author, manager] = [await newPerson("analyst", ["GEO"]), await newPerson("manager")];
  const { id, version } = valueOf(await recordAssessment(author, reading(milestone)));
  const stale = { assessmentId: id, version: version - 1 };
  const attempts = [
    await recordAssessment(author, reading(milestone, stale)),
    await withdrawAssessment(author, stale),
    await acceptAssessment(manager, stale),
    await returnAssessment(manager, { ...stale, reason: "x" }),
  ];
  for (const attempt of attempts)
    expect(attempt).toEqual({ ok: false, failure: { kind: "conflict", messageKey: "conflict" } });
  expect(await storedOf(milestone)).toMatchObject([{ state: "submitted", version }]);
});

test("sent twice with one request key, one after the other or at once, it is recorded once", async () => {
  const milestone = await newMilestone();
  const author = await newPerson("analyst", ["GEO"]);
  const input = reading(milestone, { evidence: [link] });
  const [one, other] = await Promise.all([recordAssessment(author, input), recordAssessment(author, input)]);
  const third = await recordAssessment(author, input);
  expect(valueOf(other)).toEqual(valueOf(one));
  expect(valueOf(third)).toEqual(valueOf(one));
  expect(await storedOf(milestone)).toHaveLength(1);
  expect(await eventsOf(valueOf(one).id)).toHaveLength(1);
});

test.each(["save", "submit"] as const)(
  "a revision sent twice to %s, one after the other or at once, is applied once and answered alike",
  async (intent) => {
    const milestone = await newMilestone();
    const author = await newPerson("analyst", ["GEO"]);
    const draft = valueOf(await recordAssessment(author, reading(milestone, { intent: "save" })));
    const revision = { assessmentId: draft.id, version: draft.version, intent, value: 55, evidence: [link] };
    const input = reading(milestone, revision);
    const [one, other] = await Promise.all([
      recordAssessment(author, input),
      recordAssessment(author, input),
    ]);
    expect(valueOf(other)).toEqual(valueOf(one));
    expect(await recordAssessment(author, input)).toEqual(one);
    expect(await eventsOf(draft.id)).toHaveLength(2);
    const links = await asInstallation((tx) => tx`select from evidence where assessment_id = ${draft.id}`);
    expect(links).toHaveLength(1);
  },
);

test("with the key of what it sent before, a form that says something else is a conflict and loses nothing silently", async () => {
  const milestone = await newMilestone();
  const author = await newPerson("analyst", ["GEO"]);
  const conflict = { ok: false, failure: { kind: "conflict", messageKey: "conflict" } };
  const input = reading(milestone, { intent: "save" });
  const { id, version } = valueOf(await recordAssessment(author, input));
  expect(await recordAssessment(author, { ...input, value: 41 })).toEqual(conflict);
  // Saved and then submitted by the other button: a draft is not what was asked for.
  expect(await recordAssessment(author, { ...input, intent: "submit" })).toEqual(conflict);
  expect(await storedOf(milestone)).toMatchObject([{ id: String(id), state: "draft", version }]);
});

test("a draft saved as it is stays as it is, and nothing is audited", async () => {
  const milestone = await newMilestone();
  const author = await newPerson("analyst", ["GEO"]);
  const content = { intent: "save" as const, evidence: [link], value: 40.25 };
  const draft = valueOf(await recordAssessment(author, reading(milestone, content)));
  const [before] = await storedOf(milestone);
  const again = { ...content, assessmentId: draft.id, version: draft.version };
  expect(valueOf(await recordAssessment(author, reading(milestone, again)))).toEqual(draft);
  expect(await storedOf(milestone)).toEqual([before]);
  expect(await eventsOf(draft.id)).toHaveLength(1);
  const moved = { ...again, evidence: [{ ...link, credibility: 3 }] };
  expect(valueOf(await recordAssessment(author, reading(milestone, moved))).version).toBe(2);
  expect(await eventsOf(draft.id)).toHaveLength(2);
});

test("what is wrong is said at its field, and nothing of it stays", async () => {
  const milestone = await newMilestone();
  const author = await newPerson("analyst", ["GEO"]);
  const wrong = [
    [{ effectiveOn: "2999-01-01" }, "effectiveOn", "assessment.effective_on.in_future"],
    [{ value: 1e12 }, "value", "assessment.value.too_large"],
    [{ verdict: "fulfilled" }, "evidence", "assessment.fulfilled.needs_evidence"],
    [{ verdict: "fulfilled", recheckOn: "2025-06-29" }, "recheckOn", "assessment.recheck_on.too_early"],
    [{ verdict: "reversed" }, "verdict", "assessment.reversed.needs_fulfilled"],
  ] as const;
  for (const [over, field, messageKey] of wrong)
    expect(await recordAssessment(author, reading(milestone, over))).toMatchObject({
      failure: { field, messageKey },
    });
  expect(await storedOf(milestone)).toEqual([]);
});

test("when the audit event cannot be written, nothing of the command stays", async () => {
  const milestone = await newMilestone({ partner: "KAZ" });
  const [author, manager] = [await newPerson("analyst", ["KAZ"]), await newPerson("manager")];
  const id = await newAssessment(milestone, { state: "submitted", author });
  // The chain's next place is taken, as if the head had been set back.
  await asInstallation(async (tx) => {
    await tx`insert into audit_events values ('KAZ', 1, now(), null, 'x', 'x', 'x', null, null, '{}', '', 'x')`;
  });
  await expect(acceptAssessment(manager, { assessmentId: id, version: 1 })).rejects.toThrow();
  await expect(recordAssessment(author, reading(milestone, { evidence: [link] }))).rejects.toThrow();
  expect(await storedOf(milestone)).toMatchObject([{ id: String(id), state: "submitted", version: 1 }]);
  expect(await milestoneOf(milestone)).toMatchObject({ waiting_count: 1, current_verdict: null });
  const [kept] = await asInstallation(
    (tx) => tx`select sum(assessed)::int as assessed from completion_steps where partner_iso3 = 'KAZ'`,
  );
  expect(kept).toEqual({ assessed: 0 });
  const links = await asInstallation((tx) => tx`select id from evidence where partner_iso3 = 'KAZ'`);
  expect(links).toHaveLength(0);
});

test("of two managers who decide one assessment at once, one does and the other meets a conflict", async () => {
  const milestone = await newMilestone();
  const id = await newAssessment(milestone, { state: "submitted" });
  const managers = await Promise.all([newPerson("manager"), newPerson("manager")]);
  const outcomes = await Promise.all(
    managers.map((manager) => acceptAssessment(manager, { assessmentId: id, version: 1 })),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toEqual({
    ok: false,
    failure: { kind: "conflict", messageKey: "conflict" },
  });
  expect(await eventsOf(id)).toHaveLength(1);
});

test("many assessments of one milestone decided at once are all counted, and the latest one holds", async () => {
  const milestone = await newMilestone({ partner: "ARM", area: "integration" });
  const manager = await newPerson("manager");
  const days = ["2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31", "2025-03-31", "2025-06-30"];
  const ids = [];
  for (const [index, effectiveOn] of days.entries())
    ids.push(await newAssessment(milestone, { state: "submitted", effectiveOn, value: 10 * index }));
  const outcomes = await Promise.all(
    ids.toReversed().map((assessmentId) => acceptAssessment(manager, { assessmentId, version: 1 })),
  );
  expect(outcomes.every(({ ok }) => ok)).toBe(true);
  expect(await milestoneOf(milestone)).toMatchObject({
    waiting_count: 0,
    current_assessment_id: String(ids.at(-1)),
    progress: 0.5,
  });
  const steps = () =>
    asInstallation(
      (tx) => tx`select * from completion_steps where partner_iso3 = 'ARM' order by area_code, quarter_on`,
    );
  const kept = await steps();
  expect(kept.reduce((sum, step) => sum + Number(step.weighted_progress), 0)).toBeCloseTo(0.5);
  await asInstallation((tx) => tx`select tracker.rebuild_read_models()`);
  expect(await steps()).toEqual(kept);
});

test("a role or an assignment lost since the page was opened is lost at once", async () => {
  const milestone = await newMilestone();
  const id = await newAssessment(milestone, { state: "submitted" });
  const [manager, author] = [await newPerson("manager"), await newPerson("analyst", ["GEO"])];
  const closed = await newPerson("analyst", ["GEO"]);
  await asInstallation(async (tx) => {
    await tx`update people set role = 'analyst' where id = ${manager.personId}`;
    await tx`delete from assignments where person_id = ${author.personId}`;
    await tx`update people set deactivated_at = now() where id = ${closed.personId}`;
  });
  expect((await acceptAssessment(manager, { assessmentId: id, version: 1 })).ok).toBe(false);
  expect(await recordAssessment(author, reading(milestone))).toMatchObject({
    failure: { kind: "forbidden" },
  });
  expect(await recordAssessment(closed, reading(milestone))).toMatchObject({
    failure: { kind: "not_found" },
  });
  expect(await storedOf(milestone)).toMatchObject([{ id: String(id), state: "submitted", version: 1 }]);
});

test("what is fulfilled is to be looked at again, a year later unless its author says when; another verdict ends that", async () => {
  const milestone = await newMilestone();
  const [author, manager] = [await newPerson("analyst", ["GEO"]), await newPerson("manager")];
  const recheckOf = async () =>
    (
      await asInstallation(
        (tx) => tx`select current_recheck_on::text as on from milestones where id = ${milestone.id}`,
      )
    )[0];
  const decide = async (over: Partial<RecordAssessmentInput>) => {
    const { id, version } = valueOf(
      await recordAssessment(author, reading(milestone, { evidence: [link], ...over })),
    );
    valueOf(await acceptAssessment(manager, { assessmentId: id, version }));
  };
  await decide({ verdict: "fulfilled", effectiveOn: "2024-02-29" });
  expect(await recheckOf()).toEqual({ on: "2025-02-28" });
  await decide({ verdict: "fulfilled", effectiveOn: "2025-03-01", recheckOn: "2025-09-01" });
  expect(await recheckOf()).toEqual({ on: "2025-09-01" });
  await decide({ verdict: "reversed", effectiveOn: "2025-08-01", recheckOn: "2026-01-01" });
  expect(await recheckOf()).toEqual({ on: null });
});

test("a draft that is fulfilled no longer loses the day of its re-check", async () => {
  const milestone = await newMilestone();
  const author = await newPerson("analyst", ["GEO"]);
  const save = { intent: "save", recheckOn: "2026-01-01" } as const;
  const draft = valueOf(
    await recordAssessment(author, reading(milestone, { ...save, verdict: "fulfilled" })),
  );
  const revision = { ...save, assessmentId: draft.id, version: draft.version, verdict: "ongoing" } as const;
  valueOf(await recordAssessment(author, reading(milestone, revision)));
  expect(await storedOf(milestone)).toMatchObject([{ verdict: "ongoing", recheck_on: null }]);
});
