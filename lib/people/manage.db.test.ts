import { randomUUID } from "node:crypto";

import { beforeAll, describe, expect, test } from "vitest";

import { asInstallation } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";
import { withSettings } from "@/db/testing/own-settings";
import type { Viewer } from "@/lib/auth/viewer";
import type { Outcome } from "@/lib/errors";
import { parseAccountFilters } from "@/lib/people/account-filters";
import {
  editPerson,
  endSessions,
  invitePerson,
  makePasswordLink,
  setPersonActive,
} from "@/lib/people/commands";
import type { Role } from "@/lib/people/constants";
import { getAccount, listAccounts, listOpenSessions } from "@/lib/people/queries";
import type { InvitePersonInput } from "@/lib/people/schemas";
import { openSession, resolveSession } from "@/lib/people/sessions";

let admin: Viewer;
beforeAll(async () => {
  admin = await newPerson("admin");
  // Somebody who could take over, so that these tests may demote others.
  const spare = await newPerson("admin");
  await asInstallation((tx) => tx`update people set password_hash = 'x' where id = ${spare.personId}`);
});

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`refused: ${outcome.failure.messageKey}`);
  return outcome.value;
}
const failureOf = (outcome: Outcome<unknown>) => (outcome.ok ? null : outcome.failure.messageKey);

const invitation = (over: Partial<InvitePersonInput> = {}): InvitePersonInput => ({
  requestKey: randomUUID(),
  name: "Kim Hartley",
  email: `${randomUUID()}@example.org`,
  role: "analyst",
  language: "fr",
  partners: ["GEO", "MDA"],
  ...over,
});

const eventsAbout = (personId: string) =>
  asInstallation(
    (tx) => tx<
      {
        action: string;
        person_id: string;
        changed: string[];
        before: unknown;
        after: unknown;
        address: string;
      }[]
    >`
      select action, person_id, changed, before, after, address from audit_events
      where chain = 'installation' and entity = 'person' and entity_id = ${personId} order by position`,
  );
const versionOf = async (id: string) => (await getAccount(admin, id))?.version ?? 0;

describe("an invitation", () => {
  test("adds an account that cannot sign in yet, makes a link for 72 hours, and is on record without the link", async () => {
    const sent = { ...admin, sender: { address: "203.0.113.9", client: "Firefox 132 · Windows" } };
    const input = invitation();
    const { account, link } = valueOf(await invitePerson(sent, input));
    expect(account).toMatchObject({
      email: input.email,
      role: "analyst",
      language: "fr",
      partners: ["GEO", "MDA"],
      active: true,
      signsIn: false,
    });
    const hours = ((link?.expiresAt.getTime() ?? 0) - Date.now()) / 3_600_000;
    expect([link?.kind, Math.round(hours * 100) / 100]).toEqual(["invitation", 72]);
    const events = await eventsAbout(account.id);
    expect(events).toEqual([
      expect.objectContaining({
        action: "person.invite",
        person_id: admin.personId,
        before: null,
        address: "203.0.113.9",
      }),
    ]);
    expect(JSON.stringify(events)).not.toContain(link?.token);
    const kept = await asInstallation((tx) => tx`select l::text as row from account_links l`);
    expect(JSON.stringify(kept)).not.toContain(link?.token);
  });

  test("sent twice is made once, and its link is not told again", async () => {
    const input = invitation();
    const outcomes = await Promise.all([invitePerson(admin, input), invitePerson(admin, input)]);
    const made = outcomes.map(valueOf);
    expect(new Set(made.map(({ account }) => account.id)).size).toBe(1);
    expect(made.filter(({ link }) => link !== null)).toHaveLength(1);
  });

  test.each<[string, Partial<InvitePersonInput>, string]>([
    ["a liaison of two partners", { role: "liaison" }, "person.partners.liaison_has_one"],
    ["a liaison of none", { role: "liaison", partners: [] }, "person.partners.liaison_has_one"],
    ["a manager of one", { role: "manager", partners: ["GEO"] }, "person.partners.not_of_this_role"],
    ["an unknown partner", { partners: ["XXX"] }, "person.partners.unknown"],
  ])("of %s is refused, and nothing stays", async (_what, over, messageKey) => {
    const input = invitation(over);
    expect(failureOf(await invitePerson(admin, input))).toBe(messageKey);
    expect(
      (await listAccounts(admin, { ...parseAccountFilters(new URLSearchParams()), search: input.email }))
        .total,
    ).toBe(0);
  });

  test("of an address that is taken is refused, in whatever capitals, and of two at once one", async () => {
    const { email } = valueOf(await invitePerson(admin, invitation())).account;
    expect(failureOf(await invitePerson(admin, invitation({ email: email.toUpperCase() })))).toBe(
      "person.email.taken",
    );
    const twice = { email: `${randomUUID()}@example.org` };
    const outcomes = await Promise.all([
      invitePerson(admin, invitation(twice)),
      invitePerson(admin, invitation(twice)),
    ]);
    expect(new Set(outcomes.map(failureOf))).toEqual(new Set([null, "person.email.taken"]));
  });
});

describe("a changed account", () => {
  test("has what was chosen, its sessions end with the role, and the trail has both", async () => {
    const person = await newPerson("analyst", ["GEO", "MDA"]);
    const token = await openSession(person.personId);
    const edited = {
      personId: person.personId,
      version: 1,
      name: "New Name",
      role: "liaison",
      partners: ["ARM"],
    } as const;
    valueOf(await editPerson(admin, { ...edited, partners: [...edited.partners] }));
    expect(await getAccount(admin, person.personId)).toMatchObject({
      name: "New Name",
      role: "liaison",
      partners: ["ARM"],
      version: 2,
    });
    expect(await resolveSession(token)).toBeNull();
    const [event] = await eventsAbout(person.personId);
    expect(event).toMatchObject({ action: "person.edit", changed: ["name", "partners", "role"] });
    expect(event).toMatchObject({
      before: { role: "analyst", partners: ["GEO", "MDA"] },
      after: { role: "liaison" },
    });
  });

  test("as it is already stays as it is: no version, no event, no session ended", async () => {
    const person = await newPerson("analyst", ["MDA", "GEO"]);
    const token = await openSession(person.personId);
    const same = {
      personId: person.personId,
      version: 1,
      name: person.name,
      role: person.role,
      partners: ["GEO", "MDA"],
    };
    valueOf(await editPerson(admin, same));
    expect(await versionOf(person.personId)).toBe(1);
    expect(await eventsAbout(person.personId)).toHaveLength(0);
    expect(await resolveSession(token)).not.toBeNull();
  });

  test("over an older version is a conflict, and nothing of it stays", async () => {
    const { personId, name } = await newPerson("manager");
    const edit = (role: Role) => editPerson(admin, { personId, version: 1, name, role, partners: [] });
    const outcomes = await Promise.all([edit("admin"), edit("admin")]);
    expect(new Set(outcomes.map(failureOf))).toEqual(new Set(["conflict", null]));
    expect(await eventsAbout(personId)).toHaveLength(1);
  });

  test("every way from one role and its partners to another is gone", async () => {
    const steps: [Role, string[]][] = [
      ["liaison", ["GEO"]],
      ["analyst", ["GEO", "MDA"]],
      ["liaison", ["MDA"]],
      ["liaison", ["ARM"]],
      ["manager", []],
      ["analyst", []],
      ["admin", []],
      ["liaison", ["UZB"]],
    ];
    const { personId } = await newPerson("manager");
    for (const [role, partners] of steps) {
      const version = await versionOf(personId);
      valueOf(await editPerson(admin, { personId, version, name: "Kim", role, partners }));
      expect(await getAccount(admin, personId)).toMatchObject({ role, partners });
    }
  });
});

describe("an account that is closed", () => {
  test("is out at once, its link ends, and open again it is as before", async () => {
    const { account } = valueOf(await invitePerson(admin, invitation()));
    await openSession(account.id);
    valueOf(await setPersonActive(admin, { personId: account.id, version: 1, active: "no" }));
    expect(await listOpenSessions(admin, account.id)).toEqual([]);
    expect(await getAccount(admin, account.id)).toMatchObject({ active: false, linkKind: null, version: 2 });
    expect(failureOf(await makePasswordLink(admin, { personId: account.id }))).toBe("person.closed");
    valueOf(await setPersonActive(admin, { personId: account.id, version: 2, active: "yes" }));
    expect(await getAccount(admin, account.id)).toMatchObject({
      active: true,
      partners: ["GEO", "MDA"],
      role: "analyst",
    });
    expect((await eventsAbout(account.id)).map(({ action }) => action)).toEqual([
      "person.invite",
      "person.deactivate",
      "person.reactivate",
    ]);
  });

  test("and is one of the demonstration stays closed where others reach the site", async () => {
    const person = await newPerson("manager");
    await asInstallation(
      (tx) =>
        tx`update people set is_demonstration = true, deactivated_at = now() where id = ${person.personId}`,
    );
    const open = { personId: person.personId, version: 1, active: "yes" } as const;
    await withSettings({ NEXTAUTH_URL: "https://tracker.example.org" }, async () => {
      const elsewhere = await import("@/lib/people/commands");
      expect(failureOf(await elsewhere.setPersonActive(admin, open))).toBe("person.of_demonstration");
      expect(failureOf(await elsewhere.makePasswordLink(admin, open))).toBe("person.of_demonstration");
    });
    expect(failureOf(await setPersonActive(admin, open))).toBeNull();
  });
});

test("the sessions of a person are told with since when and from where, and all end at once, on record", async () => {
  const { personId } = await newPerson("manager");
  const sender = { address: "198.51.100.7", client: "Chrome 143 · Linux" };
  const tokens = [await openSession(personId, sender), await openSession(personId)];
  const open = await listOpenSessions(admin, personId);
  expect(open.map(({ address, client }) => [address, client])).toEqual(
    expect.arrayContaining([
      ["198.51.100.7", "Chrome 143 · Linux"],
      [null, null],
    ]),
  );
  valueOf(await endSessions(admin, { personId }));
  for (const token of tokens) expect(await resolveSession(token)).toBeNull();
  expect(await listOpenSessions(admin, personId)).toEqual([]);
  expect(await eventsAbout(personId)).toEqual([
    expect.objectContaining({
      action: "person.end_sessions",
      before: { sessions: 2 },
      after: { sessions: 0 },
    }),
  ]);
  valueOf(await endSessions(admin, { personId }));
  expect(await eventsAbout(personId)).toHaveLength(1);
});

test("the last administrator can be neither demoted nor deactivated at a page, and of two at once one stays", async () => {
  const one = await newPerson("admin");
  const other = await newPerson("admin");
  await asInstallation(async (tx) => {
    await tx`update people set password_hash = 'x' where id in (${one.personId}, ${other.personId})`;
    await tx`update people set deactivated_at = now() where role = 'admin' and id not in (${one.personId}, ${other.personId}, ${admin.personId})`;
  });
  const demote = (by: Viewer, { personId, name }: Viewer) =>
    editPerson(by, { personId, version: 1, name, role: "manager", partners: [] });
  const outcomes = await Promise.all([demote(one, other), demote(other, one)]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  const [last] = [one, other].filter((_who, index) => !outcomes[1 - index]?.ok);
  const personId = last?.personId ?? "";
  expect(failureOf(await setPersonActive(admin, { personId, version: 1, active: "no" }))).toBe(
    "person.last_administrator",
  );
  expect(
    failureOf(await editPerson(admin, { personId, version: 1, name: "x", role: "manager", partners: [] })),
  ).toBe("person.last_administrator");
  await asInstallation((tx) => tx`update people set deactivated_at = null where role = 'admin'`);
});

test.each(["analyst", "manager", "liaison"] as const)(
  "a %s manages nobody and is shown nobody's account",
  async (role) => {
    const viewer = await newPerson(role, role === "manager" ? [] : ["GEO"]);
    const { personId, name } = await newPerson("manager");
    const before = await getAccount(admin, personId);
    const outcomes = [
      await invitePerson(viewer, invitation()),
      await editPerson(viewer, { personId, version: 1, name, role: "admin", partners: [] }),
      await setPersonActive(viewer, { personId, version: 1, active: "no" }),
      await endSessions(viewer, { personId }),
      await makePasswordLink(viewer, { personId }),
    ];
    expect(outcomes.map(failureOf)).toEqual(Array(5).fill("forbidden"));
    expect(await getAccount(admin, personId)).toEqual(before);
    const filters = parseAccountFilters(new URLSearchParams());
    expect([
      await listAccounts(viewer, filters),
      await getAccount(viewer, personId),
      await listOpenSessions(viewer, personId),
    ]).toEqual([{ rows: [], total: 0 }, null, []]);
  },
);

test("somebody who is not there cannot be changed", async () => {
  const personId = randomUUID();
  const outcomes = [
    await editPerson(admin, { personId, version: 1, name: "x", role: "manager", partners: [] }),
    await setPersonActive(admin, { personId, version: 1, active: "no" }),
    await endSessions(admin, { personId }),
    await makePasswordLink(admin, { personId }),
  ];
  expect(outcomes.map(failureOf)).toEqual(Array(4).fill("not_found"));
  expect(await getAccount(admin, "no uuid")).toBeNull();
});

test("the list is narrowed down by name or address, role, partner and state", async () => {
  const mark = randomUUID().slice(0, 8);
  const invited = valueOf(
    await invitePerson(admin, invitation({ name: `Ångström ${mark}`, partners: ["UZB"] })),
  ).account;
  const other = valueOf(
    await invitePerson(admin, invitation({ name: `Zoe ${mark}`, role: "manager", partners: [] })),
  ).account;
  valueOf(await setPersonActive(admin, { personId: other.id, version: 1, active: "no" }));
  const found = async (query: string) =>
    (await listAccounts(admin, parseAccountFilters(new URLSearchParams(`q=${mark}&${query}`)))).rows.map(
      ({ id }) => id,
    );
  expect(await found("")).toEqual(expect.arrayContaining([invited.id, other.id]));
  expect(await found("role=manager")).toEqual([other.id]);
  expect(await found("partner=UZB")).toEqual([invited.id]);
  expect(await found("state=invited")).toEqual([invited.id]);
  expect(await found("state=deactivated")).toEqual([other.id]);
  expect(await found("state=active")).toEqual([]);
  const byAddress = await listAccounts(
    admin,
    parseAccountFilters(new URLSearchParams({ q: invited.email.toUpperCase() })),
  );
  expect(byAddress.rows.map(({ id }) => id)).toEqual([invited.id]);
});
