import { randomUUID } from "node:crypto";

import { expect, test, vi } from "vitest";

import { closePools } from "@/db/client";
import { asInstallation } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";
import { withSettings } from "@/db/testing/own-settings";
import type { Role } from "@/lib/people/constants";
import { hashPassword } from "@/lib/people/password";
import { resolveSession } from "@/lib/people/sessions";
import { credentialsSchema, signIn } from "@/lib/people/sign-in";

const PASSWORD = "a long and quiet river";
const kept = await hashPassword(PASSWORD);

async function newAccount(role: Role = "manager") {
  const person = await newPerson(role);
  await asInstallation((tx) => tx`update people set password_hash = ${kept} where id = ${person.personId}`);
  return person;
}

const address = () => `address ${randomUUID()}`;
const wrong = (email: string, from = address()) =>
  signIn({ email, password: "a loud and short river" }, from);
const right = (email: string, from = address()) => signIn({ email, password: PASSWORD }, from);

test("the right password opens a session, however the address is written", async () => {
  const { email, personId } = await newAccount();
  const typed = credentialsSchema.parse({ email: ` ${email.toUpperCase()} `, password: PASSWORD });
  const outcome = await signIn(typed, address());
  expect(outcome.ok && (await resolveSession(outcome.token))).toMatchObject({ personId });
});

test("wrong password, unknown account, closed account and one without a password answer alike", async () => {
  const { email } = await newAccount();
  const closed = await newAccount();
  await asInstallation((tx) => tx`update people set deactivated_at = now() where id = ${closed.personId}`);
  const without = await newPerson("analyst");
  const answer = { ok: false, reason: "wrong" };
  expect(await wrong(email)).toEqual(answer);
  expect(await right("nobody@example.org")).toEqual(answer);
  expect(await right(closed.email)).toEqual(answer);
  expect(await right(without.email)).toEqual(answer);
});

test("an unknown account rests after as many attempts as a known one", async () => {
  const { email } = await newAccount();
  const reasons = async (tried: string) => {
    const answers = [];
    for (let attempt = 1; attempt <= 6; attempt += 1) answers.push(await wrong(tried));
    return answers.map((answer) => (answer.ok ? "ok" : answer.reason));
  };
  const expected = ["wrong", "wrong", "wrong", "wrong", "wrong", "limited"];
  expect(await reasons(email)).toEqual(expected);
  expect(await reasons(`${randomUUID()}@example.org`)).toEqual(expected);
});

test("a resting account rests for the right password too, from every address, and says how long", async () => {
  const { email } = await newAccount();
  for (let attempt = 1; attempt <= 5; attempt += 1) await wrong(email);
  const answer = await right(email);
  expect(answer).toMatchObject({ ok: false, reason: "limited" });
  if (answer.ok || answer.reason !== "limited") throw new Error("the account does not rest");
  expect(answer.waitSeconds).toBeGreaterThan(14 * 60);
  expect(answer.waitSeconds).toBeLessThanOrEqual(15 * 60);
});

test("when its time has passed, a resting account is open again", async () => {
  const { email } = await newAccount();
  for (let attempt = 1; attempt <= 6; attempt += 1) await wrong(email);
  await asInstallation(
    (tx) =>
      tx`update sign_in_attempts set expire = now() - interval '1 second' where key like ${`%${email}`}`,
  );
  expect((await right(email)).ok).toBe(true);
});

test("attempts made at once do not slip past the limit together", async () => {
  const { email } = await newAccount();
  const answers = await Promise.all(Array.from({ length: 12 }, () => wrong(email)));
  expect(answers.filter((answer) => !answer.ok && answer.reason === "wrong")).toHaveLength(5);
});

test("the right password clears the account's count", async () => {
  const { email } = await newAccount();
  for (let round = 1; round <= 3; round += 1) {
    for (let attempt = 1; attempt <= 4; attempt += 1)
      expect(await wrong(email)).toMatchObject({ reason: "wrong" });
    expect((await right(email)).ok).toBe(true);
  }
});

test("an address rests after fifty wrong attempts on whatever accounts; other addresses do not", async () => {
  const { email } = await newAccount();
  const from = address();
  await asInstallation(
    (tx) =>
      tx`insert into sign_in_attempts (key, points, expire) values (${`address:${from}`}, 49, now() + interval '10 minutes')`,
  );
  expect(await wrong(`${randomUUID()}@example.org`, from)).toMatchObject({ reason: "wrong" });
  expect(await right(email, from)).toMatchObject({ reason: "limited" });
  expect((await right(email)).ok).toBe(true);
});

test("the right password gives the address its attempt back", async () => {
  const { email } = await newAccount();
  const from = address();
  await wrong(`${randomUUID()}@example.org`, from);
  await right(email, from);
  const [count] = await asInstallation(
    (tx) => tx`select points from sign_in_attempts where key = ${`address:${from}`}`,
  );
  expect(count).toEqual({ points: 1 });
});

test("the count is the database's: a server started anew, or another one, goes on where the first was", async () => {
  const { email } = await newAccount();
  for (let attempt = 1; attempt <= 5; attempt += 1) await wrong(email);
  await closePools();
  vi.resetModules();
  const elsewhere = await import("@/lib/people/sign-in");
  expect(await elsewhere.signIn({ email, password: PASSWORD }, address())).toMatchObject({
    reason: "limited",
  });
});

test("an account of the demonstration opens nothing where others than this machine reach the product", async () => {
  const { email } = await newAccount();
  await asInstallation(
    (tx) => tx`update people set is_demonstration = true where lower(email) = lower(${email})`,
  );
  const { email: ofSomebody } = await newAccount();
  await withSettings({ NEXTAUTH_URL: "https://tracker.example.org" }, async () => {
    const reached = await import("@/lib/people/sign-in");
    const there = (account: string) => reached.signIn({ email: account, password: PASSWORD }, address());
    expect(await there(email)).toEqual({ ok: false, reason: "wrong" });
    expect((await there(ofSomebody)).ok).toBe(true);
  });
});
