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
  "assessments",
  "evidence",
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
    tallies: await tx`select * from milestone_tallies where milestones <> 0 order by 1, 2, 3, 4`,
    due: await tx`select * from due_tallies where open_milestones <> 0 order by 1, 2`,
  }));

let seconds = 0;
beforeAll(async () => {
  const begin = performance.now();
  await loadDemonstration();
  seconds = (performance.now() - begin) / 1000;
});

test("it loads within fifteen seconds", () => {
  expect(seconds).toBeLessThan(15);
});

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

test("the analyst's unfinished text opens in the form", async () => {
  const [found] = await asOwner(
    (tx) => tx<{ person: string; typed: unknown }[]>`
    select p.email as person, u.typed from unfinished_assessments u join people p on p.id = u.person_id`,
  );
  expect(found?.person).toBe("analyst@example.org");
  expect(Object.keys(typedSchema.parse(found?.typed))).toContain("narrative");
});

test("four accounts sign in, and the two that only wrote do not", async () => {
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
  expect(people).toHaveLength(6);
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
