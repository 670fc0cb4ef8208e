import { randomUUID } from "node:crypto";

import { beforeAll, expect, test } from "vitest";

import { asInstallation, asPerson } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";
import type { Viewer } from "@/lib/auth/viewer";
import { getAccountOfLink, setPasswordByLink } from "@/lib/people/account-links";
import { makePasswordLink } from "@/lib/people/commands";
import { hashPassword } from "@/lib/people/password";
import { openSession, resolveSession } from "@/lib/people/sessions";
import { signIn } from "@/lib/people/sign-in";
import { hashOfToken, newToken } from "@/lib/people/tokens";

const PASSWORD = "a lantern in the harbour";
const SENDER = { address: "203.0.113.9", client: "Firefox 132 · Windows" };
const address = () => `address ${randomUUID()}`;
const use = (token: string, password = PASSWORD, from = address()) =>
  setPasswordByLink({ token, password }, from, SENDER);
const opens = async ({ email }: Viewer, password = PASSWORD) =>
  (await signIn({ email, password }, address())).ok;

let admin: Viewer;
beforeAll(async () => {
  admin = await newPerson("admin");
});

async function newLink(person: Viewer): Promise<string> {
  const outcome = await makePasswordLink(admin, { personId: person.personId });
  if (!outcome.ok || outcome.value.link === null) throw new Error("no link was made");
  return outcome.value.link.token;
}

/** As if the link had been made so long ago. */
const setBack = (token: string, interval: string) =>
  asInstallation(
    (tx) =>
      tx`update account_links set expires_at = expires_at - ${interval}::text::interval where token_hash = ${hashOfToken(token)}`,
  );

test("a link says whose password it sets, sets it once, and the person is in", async () => {
  const person = await newPerson("analyst", ["GEO"]);
  const token = await newLink(person);
  expect(await getAccountOfLink(token)).toEqual({
    kind: "invitation",
    name: person.name,
    email: person.email,
  });
  expect(await opens(person)).toBe(false);
  expect(await use(token)).toEqual({ ok: true });
  expect(await opens(person)).toBe(true);
  expect(await getAccountOfLink(token)).toBeNull();
  expect(await use(token, "another lantern at sea")).toEqual({ ok: false, reason: "gone" });
  expect(await opens(person)).toBe(true);
});

test("of two who use a link at once one comes too late", async () => {
  const token = await newLink(await newPerson("manager"));
  const outcomes = await Promise.all([use(token), use(token)]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
});

test("until a new password is chosen the old one opens and sessions go on; then neither", async () => {
  const person = await newPerson("manager");
  const old = "an old and rusty anchor";
  const hash = await hashPassword(old);
  await asInstallation((tx) => tx`update people set password_hash = ${hash} where id = ${person.personId}`);
  const session = await openSession(person.personId);
  const token = await newLink(person);
  expect(await getAccountOfLink(token)).toMatchObject({ kind: "password" });
  expect([await opens(person, old), await resolveSession(session)]).toEqual([true, expect.anything()]);
  await use(token);
  expect([await opens(person, old), await opens(person), await resolveSession(session)]).toEqual([
    false,
    true,
    null,
  ]);
});

test("it is on record as the person's own doing, from where, and without a secret", async () => {
  const person = await newPerson("manager");
  const token = await newLink(person);
  await use(token);
  const events = await asInstallation(
    (tx) => tx`select action, person_id, address, client, after from audit_events
               where entity = 'person' and entity_id = ${person.personId} order by position`,
  );
  expect([...events]).toEqual([
    expect.objectContaining({ action: "person.link", person_id: admin.personId }),
    { action: "person.password", person_id: person.personId, ...SENDER, after: { kind: "invitation" } },
  ]);
  expect(JSON.stringify(events)).not.toMatch(new RegExp(`lantern|argon2|${token}|${hashOfToken(token)}`));
});

test("used, replaced, too old, of a closed account, unknown and no token at all answer alike", async () => {
  const [used, old, young, closed, replaced] = await Promise.all(
    Array.from({ length: 5 }, () => newPerson("manager")),
  );
  if (!used || !old || !young || !closed || !replaced) throw new Error("nobody is there");
  const usedToken = await newLink(used);
  await use(usedToken);
  const oldToken = await newLink(old);
  await setBack(oldToken, "72 hours");
  const closedToken = await newLink(closed);
  await asInstallation((tx) => tx`update people set deactivated_at = now() where id = ${closed.personId}`);
  const replacedToken = await newLink(replaced);
  const newer = await newLink(replaced);
  const dead = [
    usedToken,
    oldToken,
    closedToken,
    replacedToken,
    newToken(),
    "",
    "../x",
    "x".repeat(5000),
    "\0",
  ];
  for (const token of dead) {
    expect(await getAccountOfLink(token)).toBeNull();
    expect(await use(token)).toEqual({ ok: false, reason: "gone" });
  }
  const youngToken = await newLink(young);
  await setBack(youngToken, "71 hours 59 minutes");
  expect((await use(youngToken)).ok).toBe(true);
  expect((await use(newer)).ok).toBe(true);
});

test("an account opened again does not open its old link with it", async () => {
  const person = await newPerson("manager");
  const token = await newLink(person);
  await asInstallation((tx) => tx`update people set deactivated_at = now() where id = ${person.personId}`);
  await asInstallation((tx) => tx`update people set deactivated_at = null where id = ${person.personId}`);
  expect(await use(token)).toEqual({ ok: false, reason: "gone" });
});

test.each([
  ["too short", "short", "person.password.too_short"],
  ["common", "Password1234!", "person.password.common"],
])(
  "a password that is %s is refused by the rules for all, and the link stays good",
  async (_what, password, messageKey) => {
    const token = await newLink(await newPerson("manager"));
    expect(await use(token, password)).toEqual({ ok: false, reason: "unfit", messageKey });
    expect((await use(token)).ok).toBe(true);
  },
);

test("an address that has tried thirty times rests, for links that are good too; another does not", async () => {
  const token = await newLink(await newPerson("manager"));
  const from = address();
  for (let attempt = 1; attempt <= 30; attempt += 1)
    expect(await use(newToken(), PASSWORD, from)).toMatchObject({ reason: "gone" });
  const limited = await use(token, PASSWORD, from);
  expect(limited).toMatchObject({ ok: false, reason: "limited" });
  expect((await use(token)).ok).toBe(true);
});

test("somebody who reads the table of links opens nothing with it", async () => {
  const person = await newPerson("manager");
  const token = await newLink(person);
  const [kept] = await asInstallation(
    (tx) =>
      tx<{ token_hash: string }[]>`select token_hash from account_links where person_id = ${person.personId}`,
  );
  expect(kept?.token_hash).not.toBe(token);
  expect(await use(kept?.token_hash.slice(0, 43) ?? "")).toEqual({ ok: false, reason: "gone" });
  const read = await asPerson(null, (tx) => tx`select * from tracker.account_of_link(${token})`);
  expect(read).toHaveLength(0);
});
