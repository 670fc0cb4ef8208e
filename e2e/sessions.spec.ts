import { createHash } from "node:crypto";

import { decode } from "next-auth/jwt";
import { z } from "zod";

import { asInstallation } from "@/db/testing/acting";
import { said } from "@/e2e/fixtures/messages";
import { newAccount, SESSION_COOKIE } from "@/e2e/fixtures/people";
import { pathOf, signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";
import type { Viewer } from "@/lib/auth/viewer";
import { readServerEnv } from "@/lib/env";
import { hashPassword } from "@/lib/people/password";

test("the session's cookie is out of reach for scripts and other sites, ends after 12 hours, and names nobody", async ({
  openAs,
}) => {
  const person = await newAccount("analyst", ["GEO"]);
  const page = await openAs(null);
  await signIn(page, person);
  const [cookie, ...others] = await page.context().cookies();
  expect(others).toEqual([]);
  expect(cookie).toMatchObject({ name: SESSION_COOKIE, httpOnly: true, sameSite: "Lax", path: "/" });
  const hours = ((cookie?.expires ?? 0) - Date.now() / 1000) / 3600;
  expect(hours).toBeGreaterThan(11.9);
  expect(hours).toBeLessThanOrEqual(12);
  const content = await decode({ token: cookie?.value ?? "", secret: readServerEnv().AUTH_SECRET });
  expect(Object.keys(content ?? {}).toSorted()).toEqual(["exp", "iat", "jti", "sid"]);
  expect(await page.evaluate(() => document.cookie)).toBe("");
});

test("signing out ends the session itself, so a kept cookie opens nothing", async ({ openAs }) => {
  const person = await newAccount("analyst", ["GEO"]);
  const page = await openAs(null);
  await signIn(page, person);
  const cookies = await page.context().cookies();
  await page.getByRole("button", { name: said("shell.person.signOut") }).click();
  await expect(page.getByRole("heading", { level: 1, name: said("signIn.title") })).toBeVisible();
  expect(await page.context().cookies()).not.toContainEqual(
    expect.objectContaining({ name: SESSION_COOKIE }),
  );
  await page.context().addCookies(cookies);
  await page.goto("/partners");
  expect(pathOf(page)).toBe("/sign-in?next=%2Fpartners");
});

const CHANGES: Record<string, (person: Viewer) => Promise<unknown>> = {
  "a deactivated account": ({ personId }) =>
    asInstallation((tx) => tx`update people set deactivated_at = now() where id = ${personId}`),
  "a changed password": async ({ personId }) => {
    const hash = await hashPassword("another river at dusk");
    await asInstallation((tx) => tx`update people set password_hash = ${hash} where id = ${personId}`);
  },
  "a changed role": ({ personId }) =>
    asInstallation((tx) => tx`update people set role = 'manager' where id = ${personId}`),
  "twelve hours since signing in": ({ personId }) =>
    asInstallation(
      (tx) =>
        tx`update sessions set created_at = now() - interval '12 hours 1 second' where person_id = ${personId}`,
    ),
  "an hour without a request": ({ personId }) =>
    asInstallation(
      (tx) =>
        tx`update sessions set last_seen_at = now() - interval '1 hour 1 second' where person_id = ${personId}`,
    ),
};
for (const [change, make] of Object.entries(CHANGES)) {
  test(`${change} ends the sitting at the next request, on every device`, async ({ openAs }) => {
    const person = await newAccount("analyst", ["GEO"]);
    const devices = [await openAs(person), await openAs(person)];
    for (const page of devices) {
      await page.goto("/milestones");
      await expect(page.getByRole("heading", { level: 1, name: said("milestones.title") })).toBeVisible();
    }
    await make(person);
    for (const page of devices) {
      await page.getByRole("link", { name: said("shell.nav.partners"), exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: said("signIn.title") })).toBeVisible();
      expect(pathOf(page)).toBe("/sign-in?next=%2Fpartners");
    }
  });
}

test("a session just short of twelve hours and of an hour's idleness still holds", async ({ openAs }) => {
  const person = await newAccount("analyst", ["GEO"]);
  const page = await openAs(person);
  await asInstallation(
    (tx) => tx`
      update sessions set created_at = now() - interval '11 hours 59 minutes', last_seen_at = now() - interval '59 minutes'
      where person_id = ${person.personId}`,
  );
  await page.goto("/milestones");
  await expect(page.getByRole("heading", { level: 1, name: said("milestones.title") })).toBeVisible();
});

test("a partner assigned a moment ago can be written for at the next request", async ({ openAs }) => {
  const person = await newAccount("analyst");
  const page = await openAs(person);
  expect((await page.goto("/milestones/new"))?.status()).toBe(403);
  await asInstallation(
    (tx) => tx`insert into assignments (person_id, partner_iso3) values (${person.personId}, 'GEO')`,
  );
  expect((await page.goto("/milestones/new"))?.status()).toBe(200);
});

test("of the session's token the database keeps only the hash", async ({ openAs }) => {
  const person = await newAccount("analyst", ["GEO"]);
  const page = await openAs(null);
  await signIn(page, person);
  const cookie = (await page.context().cookies()).find(({ name }) => name === SESSION_COOKIE);
  const content = await decode({ token: cookie?.value ?? "", secret: readServerEnv().AUTH_SECRET });
  const sid = z.string().parse(content?.["sid"]);
  const kept = await asInstallation(
    (tx) =>
      tx<{ token_hash: string }[]>`select token_hash from sessions where person_id = ${person.personId}`,
  );
  expect(kept.map((row) => row.token_hash)).toEqual([createHash("sha256").update(sid).digest("hex")]);
});
