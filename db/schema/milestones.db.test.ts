import { expect, test } from "vitest";

import { asInstallation, asPerson, refusalOf, untilSomebodyWaits } from "@/db/testing/acting";
import { newAssessment, newMilestone, newPerson } from "@/db/testing/factories";
import { sqlAsApp } from "@/db/testing/sql";
import type { Viewer } from "@/lib/auth/viewer";

const plan = {
  partner_iso3: "GEO",
  area_code: "integration",
  title: "A step",
  description: "As agreed",
  nature: "target",
  indicator: "Posts filled",
  unit: "posts",
  baseline: 0,
  target: 10,
  start_on: "2025-01-01",
  due_on: "2026-12-31",
  first_due_on: "2026-12-31",
  weight: 1,
};

function update(viewer: Viewer, id: number, changes: Record<string, unknown>) {
  return asPerson(
    viewer,
    (tx) =>
      tx`update milestones set ${tx(changes)}, version = version + 1 where id = ${id} returning version`,
  );
}

test("what a writer may not choose is set by the database: who, when, first due date, origin, standing", async () => {
  const manager = await newPerson("manager");
  const forged = {
    code: "GEO-INT-901",
    first_due_on: "2030-01-01",
    created_by: (await newPerson("analyst")).personId,
    created_at: new Date("2001-01-01"),
    external_id: "own",
    version: 9,
    current_assessment_id: 1,
    current_value: 5,
    current_delivery: "completed",
    current_verdict: "fulfilled",
    current_effective_on: "2025-01-01",
    current_accepted_at: new Date(),
    current_progress: 1,
    waiting_count: 3,
  };
  const [row] = await asPerson(
    manager,
    (tx) =>
      tx`insert into milestones ${sqlAsApp({ ...plan, ...forged })} returning *, first_due_on::text as first_due`,
  );
  expect(row).toMatchObject({
    first_due: "2026-12-31",
    created_by: manager.personId,
    external_id: null,
    version: 1,
    current_assessment_id: null,
    current_value: null,
    current_delivery: null,
    current_verdict: null,
    current_effective_on: null,
    current_accepted_at: null,
    current_progress: null,
    waiting_count: 0,
  });
  expect(Date.now() - Number(row?.created_at)).toBeLessThan(60_000);
});

test.each([
  "code",
  "partner_iso3",
  "area_code",
  "nature",
  "scale_id",
  "first_due_on",
  "created_by",
  "created_at",
  "external_id",
  "current_assessment_id",
  "current_value",
  "current_delivery",
  "current_verdict",
  "current_effective_on",
  "current_accepted_at",
  "current_progress",
  "waiting_count",
])("the column %s is not for the application to change", async (column) => {
  const manager = await newPerson("manager");
  const { id } = await newMilestone();
  expect(await refusalOf(update(manager, id, { [column]: null }))).toMatch(/permission denied/);
});

test.each([
  { area_code: "integration" },
  { first_due_on: "2020-01-01" },
  { created_at: new Date("2001-01-01") },
  { code: "GEO-CIV-999" },
])("a milestone keeps its identity before the installation itself too: %j", async (changes) => {
  const { id } = await newMilestone();
  const attempt = asInstallation(
    (tx) => tx`update milestones set ${tx(changes)}, version = version + 1 where id = ${id}`,
  );
  expect(await refusalOf(attempt)).toBe("milestones_keep_their_identity");
});

/** Moves the plan as this person, with what is told about it. */
const move = (viewer: Viewer, id: number, changes: object, reason: string, explanation: string) =>
  asPerson(viewer, async (tx) => {
    await tx`select set_config('tracker.change_reason', ${reason}, true), set_config('tracker.change_explanation', ${explanation}, true)`;
    await tx`update milestones set ${tx({ ...changes })}, version = version + 1 where id = ${id}`;
  });
const recordOf = (id: number) =>
  asInstallation((tx) => tx`select * from milestone_changes where milestone_id = ${id} order by field`);

test.each([
  ["due_on", "2028-06-30", "2027-12-31"],
  ["baseline", "10", "0"],
  ["target", "80", "100"],
  ["weight", "2.5", "1"],
])("%s does not move without a reason, and the database records the true change", async (field, to, from) => {
  const manager = await newPerson("manager");
  const { id } = await newMilestone();
  const rule = "milestones_plan_moves_with_reason";
  expect(await refusalOf(update(manager, id, { [field]: to }))).toBe(rule);
  expect(await refusalOf(move(manager, id, { [field]: to }, "rebaseline", " "))).toBe(rule);
  expect(await refusalOf(move(manager, id, { [field]: to }, "", "As agreed"))).toBe(rule);
  expect(await refusalOf(move(manager, id, { [field]: to }, "whim", "As agreed"))).toBe(
    "milestone_changes_reason_is_known",
  );
  expect(await refusalOf(move(manager, id, { [field]: to }, "rebaseline", "As agreed"))).toBeNull();
  expect(await recordOf(id)).toMatchObject([
    { field, old_value: from, new_value: to, reason: "rebaseline", explanation: "As agreed" },
  ]);
});

test.each([
  ["1999-01-01", 2],
  ["2027-12-31", 7],
])(
  "the installation's own record tells the true change too: not one from %s in version %i",
  async (from, version) => {
    const { id } = await newMilestone();
    const moved = asInstallation(async (tx) => {
      await tx`update milestones set due_on = '2028-06-30', version = version + 1 where id = ${id}`;
      await tx`insert into milestone_changes (milestone_id, partner_iso3, milestone_version, field, old_value, new_value, reason, explanation)
             values (${id}, 'GEO', ${version}, 'due_on', ${from}, '2028-06-30', 'correction', 'As agreed')`;
    });
    expect(await refusalOf(moved)).toBe("milestones_plan_moves_with_reason");
  },
);

test("a change of the plan is kept as it was, under the name of whoever made it, and nobody else writes the record", async () => {
  const manager = await newPerson("manager");
  const { id } = await newMilestone();
  await move(manager, id, { weight: 2 }, "correction", "Counted anew");
  const [row, ...others] = await recordOf(id);
  expect(others).toEqual([]);
  expect(row).toMatchObject({ field: "weight", changed_by: manager.personId, milestone_version: 2 });
  expect(Date.now() - Number(row?.["changed_at"])).toBeLessThan(60_000);
  const rewritten = asPerson(
    manager,
    (tx) => tx`update milestone_changes set explanation = 'x' where milestone_id = ${id}`,
  );
  expect(await refusalOf(rewritten)).toMatch(/permission denied/);
  const removed = asInstallation((tx) => tx`delete from milestone_changes where milestone_id = ${id}`);
  expect(await refusalOf(removed)).toBe("milestone_changes_are_kept");
});

test("a record of a change that did not happen is not for the application to write", async () => {
  const manager = await newPerson("manager");
  const { id } = await newMilestone();
  const invented = asPerson(
    manager,
    (
      tx,
    ) => tx`insert into milestone_changes (milestone_id, partner_iso3, milestone_version, field, old_value, new_value, reason, explanation)
               values (${id}, 'GEO', 2, 'weight', '1', '2', 'correction', 'Counted anew')`,
  );
  expect(await refusalOf(invented)).toMatch(/permission denied/);
  expect(await recordOf(id)).toEqual([]);
});

test("a change that does not raise the version by one is refused", async () => {
  const manager = await newPerson("manager");
  const { id } = await newMilestone();
  for (const step of [0, 2]) {
    const attempt = asPerson(
      manager,
      (tx) => tx`update milestones set title = 'New', version = version + ${step} where id = ${id}`,
    );
    expect(await refusalOf(attempt)).toBe("milestones_version_counts");
  }
});

test.each(["completion_steps", "milestone_tallies", "due_tallies"])(
  "the application writes nothing into %s, which the database keeps",
  async (table) => {
    const manager = await newPerson("manager");
    await newMilestone();
    const statements = ["delete from", "insert into", "update"] as const;
    const rest = { "delete from": "", "insert into": "default values", update: "set partner_iso3 = 'MDA'" };
    for (const statement of statements) {
      const attempt = asPerson(manager, (tx) => tx.unsafe(`${statement} ${table} ${rest[statement]}`));
      expect(await refusalOf(attempt)).toMatch(/permission denied/);
    }
  },
);

test("the application cannot call what keeps the figures, nor lock a milestone that it does not write for", async () => {
  const { id } = await newMilestone();
  const liaison = await newPerson("liaison", ["MDA"]);
  for (const call of [
    "tracker.rebuild_read_models()",
    "tracker.refresh_current('{}')",
    "tracker.keep_courses('{}')",
    "tracker.keep_movements('{}', '2026-01-01')",
    "tracker.rebuild_movements()",
    "tracker.tally('GEO', 'integration', null, null, 'committed', 5)",
    "tracker.tally_due('GEO', '2026-01-01', 5)",
    "tracker.add_steps('{}')",
  ]) {
    expect(await refusalOf(asPerson(liaison, (tx) => tx.unsafe(`select ${call}`)))).toMatch(
      /permission denied/,
    );
  }
  for (const viewer of [null, liaison, await newPerson("analyst", ["MDA"]), await newPerson("admin")]) {
    const [row] = await asPerson(viewer, (tx) => tx`select (tracker.lock_milestone(${id})).title`);
    expect(row).toEqual({ title: null });
  }
});

test("the stages of a scale that measures a milestone never change; those of an unused one do", async () => {
  const scaleId = await asInstallation(async (tx) => {
    const [scale] = await tx<
      { id: number }[]
    >`insert into scales (code, version) values ('fresh', 1) returning id::int`;
    await tx`insert into scale_stages (scale_id, value, label_en, label_fr)
             select ${scale?.id ?? 0}, value, 'Stage', 'Étape' from generate_series(0, 2) value`;
    return scale?.id ?? 0;
  });
  const relabel = () =>
    asInstallation((tx) => tx`update scale_stages set label_en = 'Other' where scale_id = ${scaleId}`);
  expect(await refusalOf(relabel())).toBeNull();
  await newMilestone({ scaleId, baseline: 0, target: 2 });
  const attempts = [
    relabel(),
    asInstallation((tx) => tx`delete from scale_stages where scale_id = ${scaleId} and value = 1`),
    asInstallation(
      (tx) =>
        tx`insert into scale_stages (scale_id, value, label_en, label_fr) values (${scaleId}, 3, 'x', 'x')`,
    ),
  ];
  for (const refusal of await Promise.all(attempts.map(refusalOf)))
    expect(refusal).toBe("scale_stages_used_are_final");
});

test("the baseline and the target of a qualitative milestone are stages of its scale", async () => {
  const [scale] = await asInstallation(
    (tx) => tx<{ id: number }[]>`select scale_id::int as id from scale_stages limit 1`,
  );
  const scaleId = scale?.id ?? 0;
  expect(await refusalOf(newMilestone({ scaleId, baseline: 77, target: 0 }))).toBe(
    "milestones_baseline_is_a_stage",
  );
  expect(await refusalOf(newMilestone({ scaleId, baseline: 0, target: 77 }))).toBe(
    "milestones_target_is_a_stage",
  );
});

test("a milestone is due after it starts, weighs something, and says its partner in its code", async () => {
  expect(await refusalOf(newMilestone({ startOn: "2025-01-01", dueOn: "2025-01-01" }))).toBe(
    "milestones_due_after_start",
  );
  expect(await refusalOf(newMilestone({ weight: 0 }))).toBe("milestones_weight_is_positive");
  const attempt = asInstallation((tx) => tx`insert into milestones ${tx({ ...plan, code: "MDA-INT-01" })}`);
  expect(await refusalOf(attempt)).toBe("milestones_code_names_the_partner");
});

test("two submitted at once are both counted as waiting", async () => {
  const milestone = await newMilestone();
  const authors = [await newPerson("analyst", ["GEO"]), await newPerson("analyst", ["GEO"])];
  const drafts = await Promise.all(
    authors.map((author) => newAssessment(milestone, { state: "draft", author })),
  );
  const [first, second] = authors;
  if (first === undefined || second === undefined) throw new Error("two authors");
  const submit = "update assessments set state = 'submitted', version = version + 1 where id = ";
  let later: Promise<unknown> = Promise.resolve();
  await asPerson(first, async (tx) => {
    await tx.unsafe(submit + String(drafts[0]));
    later = asPerson(second, (other) => other.unsafe(submit + String(drafts[1])));
    await untilSomebodyWaits();
  });
  await later;
  const [row] = await asInstallation(
    (tx) => tx`select waiting_count from milestones where id = ${milestone.id}`,
  );
  expect(row).toEqual({ waiting_count: 2 });
});
