import { beforeAll, describe, expect, test } from "vitest";

import { sqlAsOwner } from "@/db/testing/sql";
import {
  addPerson,
  assignPartners,
  changeRole,
  deactivatePerson,
  listPeople,
  setPassword,
} from "@/lib/people/accounts";
import type { Role } from "@/lib/people/constants";
import { verifyPassword } from "@/lib/people/password";

type Sql = Parameters<Parameters<typeof sqlAsOwner.begin>[1]>[0];

const asOwner = <Result>(work: (tx: Sql) => Promise<Result>) =>
  sqlAsOwner.begin(async (tx) => {
    await tx`select set_config('tracker.system', 'on', true)`;
    return work(tx);
  });

const PASSWORD = "violet kettle 9 harbour";
const add = (email: string, role: Role, partners: string[] = []) =>
  addPerson({ email, name: "Some Body", role, partners, password: PASSWORD });

const accountOf = async (email: string) => (await listPeople()).find((person) => person.email === email);

const eventsOf = async (email: string) => {
  const account = await accountOf(email);
  return asOwner(
    (tx) => tx<{ action: string; changed: string[]; after: unknown }[]>`
      select action, changed, after from audit_events where chain = 'installation' and entity = 'person'
        and entity_id = ${account?.id ?? ""} order by position`,
  );
};

async function countSessions(email: string) {
  const account = await accountOf(email);
  const rows = await asOwner(
    (tx) => tx<{ open: number }[]>`
      select count(*)::int as open from sessions where person_id = ${account?.id ?? ""} and ended_at is null`,
  );
  return rows[0]?.open;
}

async function openSession(email: string) {
  const account = await accountOf(email);
  await asOwner(
    (tx) =>
      tx`insert into sessions (token_hash, person_id) values (${crypto.randomUUID()}, ${account?.id ?? ""})`,
  );
}

beforeAll(() => add("first.admin@example.org", "admin"));

describe("a new account", () => {
  test("signs in with its password, and the trail says who was added but no secret", async () => {
    await add("ana@example.org", "analyst", ["mda", "GEO", "GEO"]);
    expect(await accountOf("ana@example.org")).toMatchObject({
      role: "analyst",
      partners: ["GEO", "MDA"],
      active: true,
    });
    const [row] = await asOwner(
      (tx) =>
        tx<{ hash: string }[]>`select password_hash as hash from people where email = 'ana@example.org'`,
    );
    expect(await verifyPassword(row?.hash ?? null, PASSWORD)).toBe(true);
    const events = await eventsOf("ana@example.org");
    expect(events.map(({ action }) => action)).toEqual(["person.add"]);
    expect(JSON.stringify(events)).not.toMatch(/argon2|kettle/);
  });

  test.each([
    [
      "an address that is taken, in other capitals",
      "First.Admin@example.org",
      "manager",
      [],
      PASSWORD,
      /already/,
    ],
    ["no address", "somebody", "manager", [], PASSWORD, /Enter an email address/],
    ["a short password", "a@example.org", "manager", [], "short", /12 characters/],
    ["a common password", "a@example.org", "manager", [], "Password1234!", /guessed/],
    ["an unknown partner", "a@example.org", "analyst", ["XXX"], PASSWORD, /no partner XXX/],
    ["a liaison of nobody", "a@example.org", "liaison", [], PASSWORD, /exactly one partner/],
    ["a liaison of two", "a@example.org", "liaison", ["GEO", "MDA"], PASSWORD, /exactly one partner/],
    ["a manager of one", "a@example.org", "manager", ["GEO"], PASSWORD, /Only analysts and liaisons/],
  ] as const)(
    "is refused with %s, and nothing stays",
    async (_what, email, role, partners, password, sentence) => {
      const before = await listPeople();
      await expect(
        addPerson({ email, name: "Some Body", role, partners: [...partners], password }),
      ).rejects.toThrow(sentence);
      expect(await listPeople()).toEqual(before);
    },
  );
});

describe("a changed account", () => {
  test("a new role ends its sessions, and a role without partners gives them up", async () => {
    await add("changes@example.org", "analyst", ["GEO"]);
    await openSession("changes@example.org");
    expect(await changeRole("Changes@Example.org", "manager")).toBe(true);
    expect(await accountOf("changes@example.org")).toMatchObject({ role: "manager", partners: [] });
    expect(await countSessions("changes@example.org")).toBe(0);
    expect((await eventsOf("changes@example.org")).at(-1)).toMatchObject({
      action: "person.role",
      changed: ["partners", "role"],
    });
  });

  test("what is so already changes nothing, ends no session and leaves no event", async () => {
    await add("same@example.org", "analyst", ["GEO"]);
    await openSession("same@example.org");
    expect(await changeRole("same@example.org", "analyst")).toBe(false);
    expect(await assignPartners("same@example.org", ["GEO"])).toBe(false);
    expect(await countSessions("same@example.org")).toBe(1);
    expect(await eventsOf("same@example.org")).toHaveLength(1);
  });

  test("an analyst's partners are replaced, all at once or not at all", async () => {
    await add("assigned@example.org", "analyst", ["GEO", "MDA"]);
    expect(await assignPartners("assigned@example.org", ["MDA", "ARM"])).toBe(true);
    await expect(assignPartners("assigned@example.org", ["GEO", "QQQ"])).rejects.toThrow(/no partner QQQ/);
    expect((await accountOf("assigned@example.org"))?.partners).toEqual(["ARM", "MDA"]);
  });

  test("a liaison moves to another partner and never speaks for two", async () => {
    await add("liaison@example.org", "liaison", ["GEO"]);
    expect(await assignPartners("liaison@example.org", ["MDA"])).toBe(true);
    await expect(assignPartners("liaison@example.org", ["GEO", "MDA"])).rejects.toThrow(/exactly one/);
    expect((await accountOf("liaison@example.org"))?.partners).toEqual(["MDA"]);
  });

  test("a new password ends the sessions, opens the account, and stays out of the trail", async () => {
    await add("forgot@example.org", "manager");
    await openSession("forgot@example.org");
    await setPassword("forgot@example.org", "another violet kettle");
    expect(await countSessions("forgot@example.org")).toBe(0);
    expect(JSON.stringify(await eventsOf("forgot@example.org"))).not.toMatch(/violet|argon2/);
    await expect(setPassword("forgot@example.org", "too short")).rejects.toThrow(/12 characters/);
  });

  test("a deactivated person is out at once and stays in the list", async () => {
    await add("leaves@example.org", "analyst", ["GEO"]);
    await openSession("leaves@example.org");
    expect(await deactivatePerson("leaves@example.org")).toBe(true);
    expect(await countSessions("leaves@example.org")).toBe(0);
    expect(await accountOf("leaves@example.org")).toMatchObject({ active: false });
    expect(await deactivatePerson("leaves@example.org")).toBe(false);
  });

  test("who is not there cannot be changed", async () => {
    await expect(changeRole("nobody@example.org", "admin")).rejects.toThrow(
      /no account of nobody@example.org/,
    );
  });
});

test("the last administrator can be neither demoted nor deactivated", async () => {
  await expect(deactivatePerson("first.admin@example.org")).rejects.toThrow(/last administrator/);
  await expect(changeRole("first.admin@example.org", "manager")).rejects.toThrow(/last administrator/);
  expect(await changeRole("first.admin@example.org", "admin")).toBe(false);
  await add("second.admin@example.org", "admin");
  const attempts = await Promise.allSettled([
    deactivatePerson("first.admin@example.org"),
    deactivatePerson("second.admin@example.org"),
  ]);
  expect(attempts.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});
