import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";

import { asSystem } from "@/db/client";
import { loadDemonstration } from "@/db/seed/demonstration";
import { sqlAsApp, sqlAsOwner } from "@/db/testing/sql";
import { typedSchema } from "@/lib/unfinished/schemas";
import { verifyPassword } from "@/lib/people/password";

type Sql = Parameters<Parameters<typeof sqlAsOwner.begin>[1]>[0];

const asOwner = <Result>(work: (tx: Sql) => Promise<Result>) =>
  sqlAsOwner.begin(async (tx) => {
    await tx`select set_config('tracker.system', 'on', true)`;
    return work(tx);
  });

const TABLES = [
  "people",
  "assignments",
  "milestones",
  "milestone_changes",
  "milestone_dependencies",
  "assessments",
  "evidence",
  "partner_views",
  "milestone_commitments",
  "milestone_proposals",
  "comments",
  "notices",
  "unfinished_assessments",
  "audit_events",
];

const contents = () =>
  asOwner(async (tx) => {
    const found = [];
    for (const table of TABLES) {
      const [row] = await tx`select ${table} as name, count(*)::int as rows,
        md5(string_agg(t::text || t.xmin::text, '|' order by t::text)) as checksum from ${tx(table)} t`;
      found.push(row);
    }
    return found;
  });

const readModels = () =>
  asOwner(async (tx) => ({
    steps: await tx`select * from completion_steps
      where (milestones, assessed, fulfilled, weight, weighted_progress) <> (0, 0, 0, 0, 0) order by 1, 2, 3`,
    tallies: await tx`select * from milestone_tallies where milestones <> 0 order by 1, 2, 3, 4, commitment`,
    due: await tx`select * from due_tallies where open_milestones <> 0 order by 1, 2`,
    postings: await tx`select p::text as posting from figure_postings p order by 1`,
  }));

beforeAll(loadDemonstration);

test("the installation says that its figures are illustrative", async () => {
  expect(await sqlAsOwner`select demonstration from installation`).toEqual([{ demonstration: true }]);
});

test("only the sixteen active partners have milestones, each with its event in the audit trail", async () => {
  const partners = await asOwner(
    (tx) => tx<{ partner_iso3: string }[]>`
    select m.partner_iso3 from milestones m
    join status_spells s on s.partner_iso3 = m.partner_iso3 and s.standing = 'active' and s.to_on is null
    group by 1 order by 1`,
  );
  expect(partners).toHaveLength(16);
  const chains = await asOwner(
    (tx) =>
      tx<{ chain: string }[]>`select chain from audit_events where action = 'seed.demonstration' order by 1`,
  );
  expect(chains.map(({ chain }) => chain)).toEqual(partners.map(({ partner_iso3 }) => partner_iso3));
  expect(await asOwner((tx) => tx`select * from tracker.verify_audit()`)).toEqual([]);
});

test("the planner knows at once how much the tables hold", async () => {
  const known = await sqlAsOwner<{ relname: string }[]>`
    select relname from pg_class where relname = any(${["milestones", "assessments", "milestone_versions"]}) and reltuples > 100
    order by relname`;
  expect(known.map(({ relname }) => relname)).toEqual(["assessments", "milestone_versions", "milestones"]);
});

test("loading again changes nothing", async () => {
  const before = await contents();
  await loadDemonstration();
  expect(await contents()).toEqual(before);
});

test("the figures kept while it loads are those that a rebuild finds", async () => {
  const kept = await readModels();
  await asSystem((tx) => tx.execute(sql`select tracker.rebuild_read_models()`));
  expect(await readModels()).toEqual(kept);
});

test("every change of a plan is known since it was made, and what was agreed before it still is", async () => {
  const wrong = await asOwner(
    (tx) => tx`
    select m.code, v.version from milestones m
    join milestone_versions v on v.milestone_id = m.id
    left join milestone_changes c on c.milestone_id = m.id and c.milestone_version = v.version
    left join milestone_versions before on before.milestone_id = m.id and before.version = v.version - 1
    where v.known_from <> coalesce(c.changed_at, m.created_at) or before.known_to <> v.known_from
       or c.field = 'due_on' and (v.due_on::text, before.due_on::text) <> (c.new_value, c.old_value)
       or v.version = m.version and (v.due_on, v.baseline, v.target, v.weight) <> (m.due_on, m.baseline, m.target, m.weight)`,
  );
  expect(wrong).toEqual([]);
  const [changed] = await asOwner(
    (tx) => tx`select count(*)::int as versions from milestone_versions where version > 1`,
  );
  expect(changed?.["versions"]).toBeGreaterThan(50);
});

test("partners with a liaison answer, set aside, propose and are asked", async () => {
  const words = (query: (tx: Sql) => Promise<Iterable<{ word: string }>>) =>
    asOwner(async (tx) => [...(await query(tx))].map(({ word }) => word));
  expect(
    await words(
      (tx) => tx<{ word: string }[]>`select stance as word from partner_views group by 1 order by 1`,
    ),
  ).toEqual(["agrees", "agrees_in_part", "disagrees", "no_comment"]);
  expect(
    await words(
      (tx) =>
        tx<{ word: string }[]>`select commitment as word from milestone_commitments group by 1 order by 1`,
    ),
  ).toEqual(["committed", "paused", "withdrawn"]);
  expect(
    await words(
      (tx) => tx<{ word: string }[]>`select state as word from milestone_proposals group by 1 order by 1`,
    ),
  ).toEqual(["declined", "open"]);
  const [unread] = await asOwner(
    (tx) => tx`
    select count(*)::int as notices from notices n join people p on p.id = n.person_id
    join comments c on c.id = n.comment_id and c.text like '%@{' || p.id || '}%' where p.email = 'analyst@example.org'`,
  );
  expect(unread?.["notices"]).toBeGreaterThan(2);
});

test("one or two milestones of ten wait for one that began before, and none waits in a circle", async () => {
  const [found] = await asOwner(
    (tx) => tx`
    select count(distinct d.milestone_id)::float / (select count(*) from milestones) as share,
           bool_and(w.start_on < m.start_on and w.partner_iso3 = m.partner_iso3 and d.added_at > m.created_at) as plausible
    from milestone_dependencies d join milestones m on m.id = d.milestone_id join milestones w on w.id = d.waits_for_id`,
  );
  expect(found?.["plausible"]).toBe(true);
  expect(found?.["share"]).toBeGreaterThan(0.1);
  expect(found?.["share"]).toBeLessThan(0.2);
});

test("the analyst's unfinished text opens in the form", async () => {
  const [found] = await asOwner(
    (tx) => tx<{ person: string; typed: unknown }[]>`
    select p.email as person, u.typed from unfinished_assessments u join people p on p.id = u.person_id`,
  );
  expect(found?.person).toBe("analyst@example.org");
  expect(Object.keys(typedSchema.parse(found?.typed))).toContain("narrative");
});

test("four accounts sign in, and those that only wrote do not", async () => {
  const people = await asOwner(
    (tx) => tx<{ email: string; password_hash: string | null }[]>`
    select email, password_hash from people where is_demonstration order by email`,
  );
  const open = people.filter(({ password_hash }) => password_hash !== null);
  expect(open.map(({ email }) => email)).toEqual([
    "admin@example.org",
    "analyst@example.org",
    "liaison@example.org",
    "manager@example.org",
  ]);
  expect(people).toHaveLength(8);
  for (const { password_hash } of open)
    expect(await verifyPassword(password_hash, "reform-tracker-demo")).toBe(true);
});

test("the manager can accept a waiting assessment under the application's role", async () => {
  const [manager] = await asOwner(
    (tx) => tx<{ id: string }[]>`select id from people where email = 'manager@example.org'`,
  );
  const id = manager?.id ?? "";
  const accepted = await sqlAsApp.begin(async (tx) => {
    await tx`select set_config('tracker.person_id', ${id}, true)`;
    return tx`update assessments set state = 'accepted', version = version + 1
      where id = (select min(id) from assessments where state = 'submitted') returning decided_by`;
  });
  expect(accepted).toEqual([{ decided_by: id }]);
});
