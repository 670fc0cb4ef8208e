import type postgres from "postgres";
import { expect, inject, test } from "vitest";

import { verifyAudit } from "@/db/maintenance";
import { openConnection } from "@/db/connect";
import { asInstallation, asPerson, refusalOf, untilSomebodyWaits } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";

/** A hand at the database itself: as a superuser, with every trigger off, taken back at the end whatever it finds. */
async function tampered(chain: string, work: (tx: postgres.TransactionSql) => Promise<unknown>) {
  const here = new URL(inject("testServer").superuserUrl);
  here.pathname = new URL(process.env.DATABASE_OWNER_URL ?? "").pathname;
  const sql = openConnection(here.toString());
  const faults: unknown[] = [];
  const enough = new Error("everything is taken back");
  await sql
    .begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await work(tx);
      faults.push(
        ...(await tx`select position::int, fault from tracker.verify_audit() where chain = ${chain}`),
      );
      throw enough;
    })
    .catch((error: unknown) => {
      if (error !== enough) throw error;
    });
  await sql.end();
  return faults;
}

/** A chain of so many events, each about one change, by somebody at a browser. */
async function newChain(chain: string, events: number): Promise<string> {
  const person = await newPerson("manager");
  for (let number = 1; number <= events; number += 1) {
    const [before, after] = [{ title: number }, { title: number + 1 }];
    await asPerson(person, async (tx) => {
      await tx`select set_config('tracker.address', '203.0.113.9', true), set_config('tracker.client', 'Firefox 132', true)`;
      await tx`select tracker.append_audit(${chain}, 'edit', 'milestone', 'x', ${tx.json(before)}, ${tx.json(after)})`;
    });
  }
  return chain;
}

/** The same chain as it would have been sealed before the trail kept where things came from. */
async function sealedAsBefore(tx: postgres.TransactionSql, chain: string): Promise<void> {
  const rows = await tx<{ position: string }[]>`
    update audit_events set seal = 1, address = null, client = null where chain = ${chain} returning position`;
  for (const { position } of rows.toSorted((a, b) => Number(a.position) - Number(b.position))) {
    await tx`update audit_events e set previous_hash = coalesce(
               (select b.hash from audit_events b where b.chain = e.chain and b.position = e.position - 1), '')
             where chain = ${chain} and position = ${position}`;
    await tx`update audit_events e set hash = tracker.audit_hash(e) where chain = ${chain} and position = ${position}`;
  }
  await tx`update audit_chains c set head_hash = (
             select e.hash from audit_events e where e.chain = c.chain and e.position = c.events) where chain = ${chain}`;
}

test("an honest trail has no fault, of many chains written at once too", async () => {
  await Promise.all(["HO1", "HO2", "HO3"].map((chain) => newChain(chain, 10)));
  await Promise.all([newChain("HO4", 10), newChain("HO4", 10)]);
  const [count] = await asInstallation((tx) => tx`select events::int from audit_chains where chain = 'HO4'`);
  expect(count).toEqual({ events: 20 });
  expect(await verifyAudit()).toEqual([]);
});

test("two events written to one chain at once stand one after the other", async () => {
  await newChain("AT ONCE", 1);
  const person = await newPerson("manager");
  const append = (tx: postgres.TransactionSql) =>
    tx`select tracker.append_audit('AT ONCE', 'edit', 'milestone', 'x', null, '{"a": 1}')::int as position`;
  let later: Promise<unknown> = Promise.resolve();
  await asPerson(person, async (tx) => {
    await append(tx);
    later = asPerson(person, append);
    await untilSomebodyWaits();
  });
  expect(await later).toEqual([{ position: 3 }]);
  expect(await verifyAudit()).toEqual([]);
});

test("an event that changes nothing is not written", async () => {
  const person = await newPerson("manager");
  const [row] = await asPerson(
    person,
    (tx) =>
      tx`select tracker.append_audit('NOOP', 'edit', 'milestone', 'x', '{"a": 1}', '{"a": 1}') as position`,
  );
  expect(row).toEqual({ position: null });
});

test.each([
  ["action = 'other'"],
  ["person_id = null"],
  ["entity_id = 'y'"],
  ["before = null"],
  ["after = '{\"title\": 99}'"],
  ["changed = '{}'"],
  ["at = at + interval '1 microsecond'"],
  ["address = '198.51.100.7'"],
  ["address = null"],
  ["client = 'shell'"],
  ["seal = 1"],
  ["seal = 1, address = null, client = null"],
  ["seal = 3"],
])("a row whose %s was written over is found where it stands", async (change) => {
  const chain = await newChain(`CH ${change}`, 5);
  const faults = await tampered(chain, (tx) =>
    tx.unsafe(`update audit_events set ${change} where chain = $1 and position = 3`, [chain]),
  );
  expect(faults).toEqual([{ position: 3, fault: "changed" }]);
});

test("an event keeps who sent it from where; a command of the shell says so itself", async () => {
  const chain = await newChain("FROM", 1);
  await asInstallation(async (tx) => {
    await tx`select set_config('tracker.address', '198.51.100.7', true), set_config('tracker.client', 'Chrome 143', true)`;
    await tx`select tracker.append_audit(${chain}, 'edit', 'milestone', 'x', null, '{"a": 1}')`;
  });
  const events = await asInstallation(
    (tx) => tx`select seal, address, client from audit_events where chain = ${chain} order by position`,
  );
  expect([...events]).toEqual([
    { seal: 2, address: "203.0.113.9", client: "Firefox 132" },
    { seal: 2, address: null, client: "shell" },
  ]);
});

test("an event sealed before the trail kept where things came from has the hash that it had", async () => {
  const [row] = await asInstallation(
    (tx) => tx`
      select tracker.audit_hash(e) as hash
      from jsonb_populate_record(null::audit_events, '{"chain": "GEO", "position": 1, "at": "2026-11-22T10:00:00.123456Z",
        "person_id": "6e2f8a52-6c1f-4d0e-9a55-0f3f0e0c6a01", "action": "milestone.edit", "entity": "milestone",
        "entity_id": "GEO-CIV-01", "before": {"title": "A"}, "after": {"title": "B"}, "changed": ["title"],
        "previous_hash": "", "seal": 1}') e`,
  );
  expect(row).toEqual({ hash: "564a476416c141fdf2e2a6fc3c19025c3e450c7883842ee6d7cb1926415f1750" });
});

test("a chain begun with the first seal goes on with the second, and is whole", async () => {
  const chain = await newChain("SEALS", 4);
  const faults = await tampered(chain, async (tx) => {
    await sealedAsBefore(tx, chain);
    await tx`select tracker.append_audit(${chain}, 'edit', 'milestone', 'x', null, '{"a": 1}')`;
  });
  expect(faults).toEqual([]);
});

test.each([
  ["address = '198.51.100.7'", "changed"],
  ["client = 'Firefox 132'", "changed"],
  ["seal = 2", "changed"],
  ["action = 'other'", "changed"],
])("of an event with the first seal, %s is found where it stands", async (change, fault) => {
  const chain = await newChain(`FIRST ${change}`, 5);
  const faults = await tampered(chain, async (tx) => {
    await sealedAsBefore(tx, chain);
    await tx.unsafe(`update audit_events set ${change} where chain = $1 and position = 3`, [chain]);
  });
  expect(faults).toEqual([{ position: 3, fault }]);
});

test("a row written over with its hash made anew is found at the next one, which was sealed upon the old", async () => {
  const chain = await newChain("RESEALED", 5);
  const faults = await tampered(chain, async (tx) => {
    await tx`update audit_events set action = 'other' where chain = ${chain} and position = 3`;
    await tx`update audit_events e set hash = tracker.audit_hash(e) where chain = ${chain} and position = 3`;
  });
  expect(faults).toEqual([{ position: 4, fault: "unlinked" }]);
});

test("a row removed from the middle is found where it is missing, and from the beginning too", async () => {
  const chain = await newChain("GAP", 5);
  const without = (position: number) =>
    tampered(chain, (tx) => tx`delete from audit_events where chain = ${chain} and position = ${position}`);
  expect(await without(3)).toEqual([{ position: 3, fault: "removed" }]);
  expect(await without(1)).toEqual([{ position: 1, fault: "removed" }]);
});

test("an end that was cut off is found where it began, and a chain cut off whole as well", async () => {
  const chain = await newChain("CUT", 5);
  const cutAfter = (position: number) =>
    tampered(chain, (tx) => tx`delete from audit_events where chain = ${chain} and position > ${position}`);
  expect(await cutAfter(4)).toEqual([{ position: 5, fault: "cut_off" }]);
  expect(await cutAfter(2)).toEqual([{ position: 3, fault: "cut_off" }]);
  expect(await cutAfter(0)).toEqual([{ position: 1, fault: "cut_off" }]);
});

test("a row put in later is found where it was put, however well it is sealed", async () => {
  const chain = await newChain("PUT", 3);
  const faults = await tampered(chain, async (tx) => {
    await tx`insert into audit_events select chain, 4, at, person_id, 'forged', entity, entity_id, before, after, changed, hash, ''
             from audit_events where chain = ${chain} and position = 3`;
    await tx`update audit_events e set hash = tracker.audit_hash(e) where chain = ${chain} and position = 4`;
  });
  expect(faults).toEqual([{ position: 4, fault: "added" }]);
});

test("a head that was written over is found, and one that was removed", async () => {
  const chain = await newChain("HEAD", 3);
  const other = await tampered(
    chain,
    (tx) => tx`update audit_chains set head_hash = 'x' where chain = ${chain}`,
  );
  expect(other).toEqual([{ position: 3, fault: "head_changed" }]);
  const fewer = await tampered(chain, (tx) => tx`update audit_chains set events = 2 where chain = ${chain}`);
  expect(fewer).toEqual([{ position: 3, fault: "added" }]);
  const none = await tampered(chain, (tx) => tx`delete from audit_chains where chain = ${chain}`);
  expect(none).toEqual([{ position: 1, fault: "no_head" }]);
});

test("the installation itself neither changes nor removes an event", async () => {
  const chain = await newChain("KEPT", 2);
  for (const statement of [
    "update audit_events set action = 'x'",
    "delete from audit_events",
    "truncate audit_events",
  ]) {
    const refused = await refusalOf(asInstallation((tx) => tx.unsafe(statement)));
    expect(refused).toBe("audit_events_are_kept");
  }
  const [count] = await asInstallation(
    (tx) => tx`select count(*)::int as events from audit_events where chain = ${chain}`,
  );
  expect(count).toEqual({ events: 2 });
});
