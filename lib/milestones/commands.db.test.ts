import { randomUUID } from "node:crypto";

import { expect, test } from "vitest";

import { asInstallation } from "@/db/testing/acting";
import { newMilestone, newPerson } from "@/db/testing/factories";
import { createMilestone, editMilestone } from "@/lib/milestones/commands";
import type { CreateMilestoneInput, EditMilestoneInput } from "@/lib/milestones/schemas";

const plan = {
  title: "A step",
  description: "As agreed",
  basis: "de_facto" as const,
  indicator: "Posts filled",
  leadInstitution: null,
  baseline: 0,
  target: 100,
  startOn: "2024-01-01",
  dueOn: "2027-12-31",
  weight: 1,
};

function wanted(over: Partial<CreateMilestoneInput> = {}): CreateMilestoneInput {
  const measure = { nature: "target", scaleId: null, unit: "posts", templateCode: null } as const;
  return { ...plan, ...measure, requestKey: randomUUID(), partner: "GEO", area: "integration", ...over };
}

function edited(code: string, over: Partial<EditMilestoneInput> = {}): EditMilestoneInput {
  return { ...plan, requestKey: randomUUID(), code, version: 1, reason: null, explanation: "", ...over };
}

const stored = async (code: string) =>
  (await asInstallation((tx) => tx`select * from milestones where code = ${code}`))[0];
const eventsOf = (code: string) =>
  asInstallation(
    (tx) =>
      tx`select action, person_id, before, after, changed from audit_events where entity_id = ${code} order by position`,
  );
const changesOf = (code: string) =>
  asInstallation(
    (tx) => tx`select field, old_value, new_value, reason, explanation, c.changed_by from milestone_changes c
                            join milestones m on m.id = c.milestone_id where m.code = ${code} order by field`,
  );

test("a milestone is added under the next code of its area by its author, and audited", async () => {
  const analyst = await newPerson("analyst", ["GEO"]);
  const one = await createMilestone(analyst, wanted({ area: "rule_of_law" }));
  const two = await createMilestone(await newPerson("manager"), wanted({ area: "rule_of_law" }));
  expect([one, two]).toMatchObject([{ value: { code: "GEO-ROL-01" } }, { value: { code: "GEO-ROL-02" } }]);
  expect(await stored("GEO-ROL-01")).toMatchObject({
    created_by: analyst.personId,
    version: 1,
    waiting_count: 0,
  });
  expect(await eventsOf("GEO-ROL-01")).toMatchObject([
    {
      action: "milestone.create",
      person_id: analyst.personId,
      before: null,
      after: { title: "A step", target: 100 },
    },
  ]);
});

test("two people who add to one area at once get a code each", async () => {
  const people = await Promise.all([
    newPerson("manager"),
    newPerson("manager"),
    newPerson("analyst", ["GEO"]),
  ]);
  const outcomes = await Promise.all(
    people.map((viewer) => createMilestone(viewer, wanted({ area: "crisis_management" }))),
  );
  expect(new Set(outcomes.map((outcome) => (outcome.ok ? outcome.value.code : null))).size).toBe(3);
});

test("sent twice with one request key, one after the other or at once, it is added once", async () => {
  const manager = await newPerson("manager");
  const input = wanted();
  const [one, other] = await Promise.all([createMilestone(manager, input), createMilestone(manager, input)]);
  expect(one.ok).toBe(true);
  expect(other).toEqual(one);
  expect(await createMilestone(manager, input)).toEqual(one);
  const rows = await asInstallation(
    (tx) => tx`select code from milestones where request_key = ${input.requestKey}`,
  );
  expect(rows).toHaveLength(1);
});

test("a moved plan keeps its reason, field by field, and the first due date", async () => {
  const { code } = await newMilestone();
  const manager = await newPerson("manager");
  const moved = {
    dueOn: "2028-06-30",
    weight: 2.5,
    reason: "rebaseline",
    explanation: "Agreed anew",
  } as const;
  expect(await editMilestone(manager, edited(code, moved))).toEqual({
    ok: true,
    value: { code, version: 2 },
  });
  const told = { reason: "rebaseline", explanation: "Agreed anew", changed_by: manager.personId };
  expect(await changesOf(code)).toEqual([
    { field: "due_on", old_value: "2027-12-31", new_value: "2028-06-30", ...told },
    { field: "weight", old_value: "1", new_value: "2.5", ...told },
  ]);
  const [row] = await asInstallation(
    (tx) => tx`select due_on::text, first_due_on::text from milestones where code = ${code}`,
  );
  expect(row).toEqual({ due_on: "2028-06-30", first_due_on: "2027-12-31" });
  expect(await eventsOf(code)).toMatchObject([
    {
      action: "milestone.edit",
      changed: ["dueOn", "weight"],
      before: { dueOn: "2027-12-31" },
      after: { dueOn: "2028-06-30" },
    },
  ]);
});

test("a plan does not move without a reason and an explanation, and nothing of the edit stays", async () => {
  const { code } = await newMilestone();
  const manager = await newPerson("manager");
  const unexplained = edited(code, { title: "Other", target: 80, reason: "correction" });
  expect(await editMilestone(manager, edited(code, { title: "Other", target: 80 }))).toMatchObject({
    failure: { field: "reason" },
  });
  expect(await editMilestone(manager, unexplained)).toMatchObject({ failure: { field: "explanation" } });
  expect(await stored(code)).toMatchObject({ title: "A step", version: 1 });
  expect(await eventsOf(code)).toEqual([]);
});

test("what is foreign is not_found for a liaison and forbidden for whoever may see it but not do it", async () => {
  const { code } = await newMilestone();
  const failures = [
    [await newPerson("liaison", ["MDA"]), "not_found"],
    [await newPerson("liaison", ["GEO"]), "forbidden"],
    [await newPerson("analyst", ["MDA"]), "forbidden"],
    [await newPerson("admin"), "forbidden"],
  ] as const;
  for (const [viewer, kind] of failures) {
    expect(await editMilestone(viewer, edited(code, { title: "Other" }))).toMatchObject({
      failure: { kind },
    });
    expect(await createMilestone(viewer, wanted())).toMatchObject({ failure: { kind } });
  }
  expect(await stored(code)).toMatchObject({ title: "A step", version: 1 });
});

test("of two edits over the same version one is kept and the other is a conflict", async () => {
  const { code } = await newMilestone();
  const managers = await Promise.all([newPerson("manager"), newPerson("manager")]);
  const outcomes = await Promise.all(
    managers.map((manager, index) => editMilestone(manager, edited(code, { title: `By ${index}` }))),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toEqual({
    ok: false,
    failure: { kind: "conflict", messageKey: "conflict" },
  });
  expect(await stored(code)).toMatchObject({ version: 2 });
});

test("an assignment lost since the page was opened is lost at once", async () => {
  const { code } = await newMilestone();
  const analyst = await newPerson("analyst", ["GEO"]);
  await asInstallation((tx) => tx`delete from assignments where person_id = ${analyst.personId}`);
  expect(await createMilestone(analyst, wanted())).toMatchObject({ failure: { kind: "forbidden" } });
  expect((await editMilestone(analyst, edited(code, { title: "Other" }))).ok).toBe(false);
  expect(await stored(code)).toMatchObject({ title: "A step", version: 1 });
});

test("an edit that changes nothing writes nothing", async () => {
  const { code } = await newMilestone();
  expect((await editMilestone(await newPerson("manager"), edited(code))).ok).toBe(true);
  expect(await stored(code)).toMatchObject({ version: 1 });
  expect(await eventsOf(code)).toEqual([]);
});

test("an edit sent twice, one after the other or at once, is applied once and answered alike", async () => {
  const { code } = await newMilestone();
  const manager = await newPerson("manager");
  const input = edited(code, { weight: 2, reason: "correction", explanation: "Counted anew" });
  const [one, other] = await Promise.all([editMilestone(manager, input), editMilestone(manager, input)]);
  expect(one).toEqual({ ok: true, value: { code, version: 2 } });
  expect(other).toEqual(one);
  expect(await editMilestone(manager, input)).toEqual(one);
  expect(await eventsOf(code)).toHaveLength(1);
  expect(await changesOf(code)).toHaveLength(1);
});

test("what one form sends after something else, or somebody else sends with its key, is no repetition", async () => {
  const [manager, other] = [await newPerson("manager"), await newPerson("manager")];
  const { code } = await newMilestone();
  const conflict = { ok: false, failure: { kind: "conflict", messageKey: "conflict" } };
  const input = edited(code, { title: "First" });
  expect((await editMilestone(manager, input)).ok).toBe(true);
  expect(await editMilestone(manager, { ...input, title: "Second" })).toEqual(conflict);
  expect(await editMilestone(other, input)).toEqual(conflict);
  const fresh = wanted();
  expect((await createMilestone(manager, fresh)).ok).toBe(true);
  expect(await createMilestone(manager, { ...fresh, title: "Second" })).toEqual(conflict);
  expect(await stored(code)).toMatchObject({ title: "First", version: 2 });
});
