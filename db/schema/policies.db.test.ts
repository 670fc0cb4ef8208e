import { beforeAll, expect, test } from "vitest";

import { asInstallation, asPerson, refusalOf } from "@/db/testing/acting";
import {
  newAssessment,
  newCommitment,
  newDependency,
  newMilestone,
  newPartnerView,
  newPerson,
  newProposal,
} from "@/db/testing/factories";
import { sqlAsApp, sqlAsOwner } from "@/db/testing/sql";

/** Every table that says which partner a row is about, and the column that says it. */
const tables = await asInstallation(
  (tx) => tx<{ table: string; column: string }[]>`
    select c.relname as table, a.attname as column
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not a.attisdropped
      and (a.attname = 'partner_iso3' or (c.relname = 'partners' and a.attname = 'iso3'))
    order by c.relname`,
);

/** Of two partners, a row in every such table. */
beforeAll(async () => {
  const manager = await newPerson("manager");
  for (const partner of ["GEO", "MDA"]) {
    const milestone = await newMilestone({ partner });
    for (const state of ["accepted", "submitted", "returned", "draft"] as const)
      await newAssessment(milestone, { state, evidence: 1 });
    await newPartnerView(milestone, await newAssessment(milestone));
    await newCommitment(milestone, "paused");
    await newDependency(milestone, await newMilestone({ partner }));
    await newProposal(partner);
    await newPerson("liaison", [partner]);
    await asPerson(manager, async (tx) => {
      await tx`select set_config('tracker.change_reason', 'correction', true), set_config('tracker.change_explanation', 'Counted anew', true)`;
      await tx`update milestones set weight = 2, version = 2 where id = ${milestone.id}`;
      const comment = { milestone_id: milestone.id, partner_iso3: partner, author_id: manager.personId };
      await tx`insert into comments ${tx({ ...comment, text: "As agreed?" })}`;
    });
  }
  const closed = { quarter_on: "2025-07-01", kind: "closed", follows: 0 };
  await asPerson(manager, (tx) => tx`insert into period_events ${tx(closed)}`);
});

/** The partners of the rows that this table shows. */
function partnersIn(
  tx: Parameters<Parameters<typeof asPerson>[1]>[0],
  { table, column }: { table: string; column: string },
) {
  return tx<
    { partner: string }[]
  >`select distinct ${tx(column)} as partner from ${tx(table)} order by 1`.then((rows) =>
    rows.map(({ partner }) => partner),
  );
}

test("the tables with a partner are those that we know", () => {
  expect(tables.map(({ table }) => table)).toEqual([
    "assessments",
    "assignments",
    "comments",
    "completion_steps",
    "due_tallies",
    "evidence",
    "figure_balances",
    "figure_postings",
    "milestone_changes",
    "milestone_commitments",
    "milestone_dependencies",
    "milestone_proposals",
    "milestone_tallies",
    "milestone_versions",
    "milestones",
    "movement_steps",
    "movements",
    "outcome_values",
    "partner_programmes",
    "partner_views",
    "partners",
    "period_figures",
    "status_spell_versions",
    "status_spells",
  ]);
});

test.each(tables)(
  "$table is protected by policies that hold for its owner too, and found by partner",
  async ({ table, column }) => {
    const [found] = await sqlAsOwner`
    select c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
           (select count(*)::int from pg_policy p where p.polrelid = c.oid and p.polcmd in ('r', '*')) > 1 as readable_by_policy,
           exists (select from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                   where i.indrelid = c.oid and a.attname = ${column} and i.indpred is null) as indexed
    from pg_class c where c.oid = ${table}::regclass`;
    expect(found).toEqual({ enabled: true, forced: true, readable_by_policy: true, indexed: true });
  },
);

test.each(tables)("nobody sees a row of $table, and the owner unannounced neither", async (where) => {
  expect(await asInstallation((tx) => partnersIn(tx, where))).toEqual(expect.arrayContaining(["GEO", "MDA"]));
  expect(await asPerson(null, (tx) => partnersIn(tx, where))).toEqual([]);
  const unannounced = await sqlAsOwner`select from ${sqlAsOwner(where.table)}`;
  expect(unannounced).toHaveLength(0);
});

test.each(tables)("a liaison sees exactly its partner in $table", async (where) => {
  for (const partner of ["GEO", "MDA"]) {
    const liaison = await newPerson("liaison", [partner]);
    expect(await asPerson(liaison, (tx) => partnersIn(tx, where))).toEqual([partner]);
  }
});

test.each(tables)("a closed account and a made-up one see nothing of $table", async (where) => {
  const manager = await newPerson("manager");
  await asInstallation((tx) => tx`update people set deactivated_at = now() where id = ${manager.personId}`);
  expect(await asPerson(manager, (tx) => partnersIn(tx, where))).toEqual([]);
  const nobody = { ...manager, personId: "6e2f8a52-6c1f-4d0e-9a55-0f3f0e0c6a01" };
  expect(await asPerson(nobody, (tx) => partnersIn(tx, where))).toEqual([]);
});

test.each(tables)(
  "the announcement of the installation is believed of the owner only: $table",
  async (where) => {
    const rows = await sqlAsApp.begin(async (tx) => {
      await tx`select set_config('tracker.system', 'on', true)`;
      return tx`select from ${tx(where.table)}`;
    });
    expect(rows).toHaveLength(0);
  },
);

test("the announcement opens no door to writing either", async () => {
  const liaison = await newPerson("liaison", ["GEO"]);
  const milestone = await newMilestone();
  const draft = await newAssessment(milestone, { state: "draft" });
  const rows = await asPerson(liaison, async (tx) => {
    await tx`select set_config('tracker.system', 'on', true)`;
    return tx`update assessments set state = 'accepted', version = version + 1 where id = ${draft} returning id`;
  });
  expect(rows).toHaveLength(0);
});

test("a draft is seen by its author alone; waiting and returned ones not by liaisons; accepted ones by all", async () => {
  const milestone = await newMilestone();
  const author = await newPerson("analyst", ["GEO"]);
  for (const state of ["draft", "submitted", "returned", "accepted"] as const)
    await newAssessment(milestone, { state, author, evidence: 1 });
  const seen = {
    author,
    analyst: await newPerson("analyst", ["GEO"]),
    manager: await newPerson("manager"),
    admin: await newPerson("admin"),
    liaison: await newPerson("liaison", ["GEO"]),
    foreign: await newPerson("liaison", ["MDA"]),
  };
  const statesSeen = Object.entries(seen).map(async ([who, viewer]) => {
    const rows = await asPerson(
      viewer,
      (tx) => tx<{ state: string; evidence: number }[]>`
        select state, (select count(*)::int from evidence e where e.assessment_id = a.id) as evidence
        from assessments a where milestone_id = ${milestone.id} order by id`,
    );
    expect(rows.every(({ evidence }) => evidence === 1)).toBe(true);
    return [who, rows.map(({ state }) => state)];
  });
  expect(Object.fromEntries(await Promise.all(statesSeen))).toEqual({
    author: ["draft", "submitted", "returned", "accepted"],
    analyst: ["submitted", "returned", "accepted"],
    manager: ["submitted", "returned", "accepted"],
    admin: ["submitted", "returned", "accepted"],
    liaison: ["accepted"],
    foreign: [],
  });
});

test("an analyst who became the liaison of another partner no longer sees what they wrote", async () => {
  const author = await newPerson("analyst", ["GEO"]);
  const id = await newAssessment(await newMilestone(), { state: "submitted", author, evidence: 1 });
  await asInstallation(async (tx) => {
    await tx`update people set role = 'liaison' where id = ${author.personId}`;
    await tx`update assignments set partner_iso3 = 'MDA' where person_id = ${author.personId}`;
  });
  expect(await asPerson(author, (tx) => tx`select id from assessments where id = ${id}`)).toHaveLength(0);
  expect(
    await asPerson(author, (tx) => tx`select id from evidence where assessment_id = ${id}`),
  ).toHaveLength(0);
});

const plan = {
  area_code: "integration",
  title: "A step",
  description: "",
  nature: "target",
  indicator: "Posts",
  unit: "posts",
};
const span = {
  baseline: 0,
  target: 1,
  start_on: "2025-01-01",
  due_on: "2026-01-01",
  first_due_on: "2026-01-01",
  weight: 1,
};

test("milestones are added and edited by managers and by the partner's own analysts only", async () => {
  const { id } = await newMilestone();
  const rights = Object.entries({
    manager: await newPerson("manager"),
    assigned: await newPerson("analyst", ["GEO"]),
    unassigned: await newPerson("analyst", ["MDA"]),
    liaison: await newPerson("liaison", ["GEO"]),
    admin: await newPerson("admin"),
  });
  const outcomes: Record<string, unknown> = {};
  for (const [index, [who, viewer]] of rights.entries()) {
    const row = { ...plan, ...span, partner_iso3: "GEO", code: `GEO-INT-${700 + index}` };
    const added = (await refusalOf(asPerson(viewer, (tx) => tx`insert into milestones ${tx(row)}`))) === null;
    const edited = await asPerson(
      viewer,
      (tx) => tx`update milestones set title = 'New', version = version + 1 where id = ${id} returning id`,
    );
    outcomes[who] = [added, edited.length === 1];
  }
  expect(outcomes).toEqual({
    manager: [true, true],
    assigned: [true, true],
    unassigned: [false, false],
    liaison: [false, false],
    admin: [false, false],
  });
});

test("assessments are recorded by the partner's own analysts only", async () => {
  const milestone = await newMilestone();
  const draft = { milestone_id: milestone.id, partner_iso3: "GEO", effective_on: "2025-01-01", value: 1 };
  const outcomes: Record<string, boolean> = {};
  for (const [who, viewer] of Object.entries({
    assigned: await newPerson("analyst", ["GEO"]),
    unassigned: await newPerson("analyst", ["MDA"]),
    manager: await newPerson("manager"),
    liaison: await newPerson("liaison", ["GEO"]),
    admin: await newPerson("admin"),
  })) {
    const row = {
      ...draft,
      delivery: "in_progress",
      verdict: "ongoing",
      narrative: "x",
      author_id: viewer.personId,
    };
    outcomes[who] =
      (await refusalOf(asPerson(viewer, (tx) => tx`insert into assessments ${tx(row)}`))) === null;
  }
  expect(outcomes).toEqual({
    assigned: true,
    unassigned: false,
    manager: false,
    liaison: false,
    admin: false,
  });
});

test("an analyst whose assignment ended changes their own draft no more", async () => {
  const author = await newPerson("analyst", ["GEO"]);
  const id = await newAssessment(await newMilestone(), { state: "draft", author });
  await asInstallation((tx) => tx`delete from assignments where person_id = ${author.personId}`);
  const rows = await asPerson(
    author,
    (tx) => tx`update assessments set narrative = 'New', version = version + 1 where id = ${id} returning id`,
  );
  expect(rows).toHaveLength(0);
});

test("the audit trail is read by administrators only, and written by nobody but its function", async () => {
  const analyst = await newPerson("analyst", ["GEO"]);
  await asPerson(
    analyst,
    (tx) => tx`select tracker.append_audit('GEO', 'test', 'milestone', 'x', null, '{"a": 1}')`,
  );
  for (const role of ["analyst", "manager", "liaison"] as const) {
    const viewer = await newPerson(role, role === "liaison" ? ["GEO"] : []);
    expect(await asPerson(viewer, (tx) => tx`select from audit_events`)).toHaveLength(0);
  }
  const admin = await newPerson("admin");
  const events = await asPerson(admin, (tx) => tx`select person_id from audit_events where action = 'test'`);
  expect(events).toEqual([{ person_id: analyst.personId }]);
  for (const statement of [
    "insert into audit_events default values",
    "update audit_events set action = ''",
    "delete from audit_events",
    "truncate audit_events",
    "select from audit_chains",
    "update audit_chains set events = 0",
  ])
    expect(await refusalOf(asPerson(admin, (tx) => tx.unsafe(statement)))).toMatch(/permission denied/);
});
