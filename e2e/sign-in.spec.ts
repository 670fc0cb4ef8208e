import { createHash } from "node:crypto";

import type { Page } from "@playwright/test";
import { decode } from "next-auth/jwt";
import { z } from "zod";

import { asInstallation } from "@/db/testing/acting";
import { ownAddress, siteAddress } from "@/e2e/fixtures/address";
import { said } from "@/e2e/fixtures/messages";
import { newAccount, PASSWORD, SESSION_COOKIE } from "@/e2e/fixtures/people";
import { expect, test } from "@/e2e/fixtures/test";
import type { Viewer } from "@/lib/auth/viewer";
import { readServerEnv } from "@/lib/env";
import { hashPassword } from "@/lib/people/password";

async function attempt(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel(said("signIn.email")).fill(email);
  await page.getByLabel(said("signIn.password"), { exact: true }).fill(password);
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: said("signIn.submit") }).click();
  await answered;
}

async function signIn(page: Page, { email }: Viewer, path = "/sign-in"): Promise<void> {
  await page.goto(path);
  await attempt(page, email, PASSWORD);
  await expect(page.getByRole("button", { name: said("shell.person.signOut") })).toBeVisible();
}

const pathOf = (page: Page) => new URL(page.url()).pathname + new URL(page.url()).search;

test("a wrong password and an unknown account get the same words, and keep the email as typed", async ({
  openAs,
}) => {
  const person = await newAccount("analyst", ["GEO"]);
  const page = await openAs(null);
  const words: (string | null)[] = [];
  for (const email of [person.email, `nobody-${person.email}`]) {
    await page.goto("/sign-in");
    await attempt(page, email, "not the password");
    const notice = page.getByText(said("signIn.fault.wrong"));
    await expect(notice).toBeVisible();
    await expect(page.getByLabel(said("signIn.email"))).toHaveValue(email);
    await expect(page.getByLabel(said("signIn.password"), { exact: true })).toHaveValue("");
    words.push((await page.locator("main").innerText()).replaceAll(email, "…"));
  }
  expect(words[0]).toBe(words[1]);
});

test("an email or a password left out is asked for", async ({ openAs }) => {
  const page = await openAs(null);
  await page.goto("/sign-in");
  await attempt(page, "somebody@example.org", "");
  await expect(page.getByText(said("signIn.fault.missing"))).toBeVisible();
  await expect(page.getByLabel(said("signIn.email"))).toHaveValue("somebody@example.org");
});

test("after five wrong passwords an account rests, even for the right password from another address", async ({
  openAs,
}) => {
  const person = await newAccount("analyst", ["GEO"]);
  const page = await openAs(null);
  await page.goto("/sign-in");
  for (let time = 1; time <= 5; time++) {
    await attempt(page, person.email, `wrong ${time}`);
    await expect(page.getByText(said("signIn.fault.wrong"))).toBeVisible();
  }
  const elsewhere = await openAs(null);
  await elsewhere.goto("/sign-in");
  await attempt(elsewhere, person.email.toUpperCase(), PASSWORD);
  await expect(elsewhere.getByText(/^Too many attempts\. Try again in 1[45] minutes\.$/)).toBeVisible();
  expect(await elsewhere.context().cookies()).not.toContainEqual(
    expect.objectContaining({ name: SESSION_COOKIE }),
  );

  const other = await newAccount("analyst", ["GEO"]);
  await signIn(elsewhere, other);
});

test("after fifty wrong attempts an address rests, whatever the account", async ({ openAs }) => {
  const address = ownAddress();
  await asInstallation(
    (tx) => tx`
      insert into sign_in_attempts (key, points, expire) values (${`address:${address}`}, 50, now() + interval '10 minutes')`,
  );
  const person = await newAccount("analyst", ["GEO"]);
  const page = await openAs(null, { extraHTTPHeaders: { "x-forwarded-for": address } });
  await page.goto("/sign-in");
  await attempt(page, person.email, PASSWORD);
  await expect(page.getByText(/^Too many attempts\./)).toBeVisible();
});

test("who asked for a page before signing in lands on it, with its filters", async ({ openAs }) => {
  const person = await newAccount("analyst", ["GEO"]);
  const page = await openAs(null);
  const asked = "/milestones?partner=GEO&due=overdue&sort=-due";
  await page.goto(asked);
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await attempt(page, person.email, "not the password");
  await expect(page.getByText(said("signIn.fault.wrong"))).toBeVisible();
  await attempt(page, person.email, PASSWORD);
  await expect(page.getByRole("heading", { level: 1, name: said("milestones.title") })).toBeVisible();
  expect(pathOf(page)).toBe(asked);
});

for (const foreign of ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example"]) {
  test(`a way on to another site is not followed: ${foreign}`, async ({ openAs }) => {
    const person = await newAccount("analyst", ["GEO"]);
    const page = await openAs(null);
    await signIn(page, person, `/sign-in?next=${encodeURIComponent(foreign)}`);
    expect(page.url()).toBe(`${siteAddress()}/`);
    await page.goto(`/sign-in?next=${encodeURIComponent(foreign)}`);
    expect(page.url()).toBe(`${siteAddress()}/`);
  });
}

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

test("signing in works without JavaScript", async ({ openAs }) => {
  const person = await newAccount("analyst", ["GEO"]);
  const page = await openAs(null, { javaScriptEnabled: false });
  await page.goto("/milestones?partner=GEO");
  await attempt(page, person.email, "not the password");
  await expect(page.getByText(said("signIn.fault.wrong"))).toBeVisible();
  await attempt(page, person.email, PASSWORD);
  expect(pathOf(page)).toBe("/milestones?partner=GEO");
});

test("the sign-in of next-auth itself opens the same session, and only with its own token against forgery", async ({
  openAs,
}) => {
  const person = await newAccount("manager");
  const page = await openAs(null);
  const { request } = page.context();
  const answer = z
    .object({ csrfToken: z.string() })
    .parse(await (await request.get("/api/auth/csrf")).json());
  const form = { email: person.email, password: PASSWORD, json: "true" };

  await request.post("/api/auth/callback/credentials", { form: { ...form, csrfToken: "forged" } });
  await page.goto("/partners");
  expect(pathOf(page)).toBe("/sign-in?next=%2Fpartners");

  const signedIn = await request.post("/api/auth/callback/credentials", {
    form: { ...form, csrfToken: answer.csrfToken },
  });
  expect(signedIn.status()).toBe(200);
  await page.goto("/partners");
  await expect(page.getByText(person.name)).toBeVisible();
  const session = await request.get("/api/auth/session");
  expect(await session.text()).not.toContain(person.email);
});

test("the sign-in of next-auth itself refuses a wrong password and counts it", async ({ openAs }) => {
  const person = await newAccount("manager");
  const page = await openAs(null);
  const { request } = page.context();
  const { csrfToken } = z
    .object({ csrfToken: z.string() })
    .parse(await (await request.get("/api/auth/csrf")).json());
  for (let time = 1; time <= 5; time++) {
    const form = { email: person.email, password: `wrong ${time}`, csrfToken, json: "true" };
    expect((await request.post("/api/auth/callback/credentials", { form })).status()).toBe(401);
  }
  await page.goto("/sign-in");
  await attempt(page, person.email, PASSWORD);
  await expect(page.getByText(/^Too many attempts\./)).toBeVisible();
});
