import { z } from "zod";

import { asInstallation } from "@/db/testing/acting";
import { ownAddress, siteAddress } from "@/e2e/fixtures/address";
import { said } from "@/e2e/fixtures/messages";
import { newAccount, PASSWORD, SESSION_COOKIE } from "@/e2e/fixtures/people";
import { attempt, pathOf, signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

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
  for (let time = 1; time <= 5; time++) {
    // Opened anew each time, so that what is read is the answer to this attempt and not to the one before.
    await page.goto("/sign-in");
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
  await expect(page).toHaveURL(asked);
});

for (const foreign of ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example"]) {
  test(`a way on to another site is not followed: ${foreign}`, async ({ openAs }) => {
    const person = await newAccount("analyst", ["GEO"]);
    const page = await openAs(null);
    await signIn(page, person, `/sign-in?next=${encodeURIComponent(foreign)}`);
    await expect(page).toHaveURL("/");
    await page.goto(`/sign-in?next=${encodeURIComponent(foreign)}`);
    expect(page.url()).toBe(`${siteAddress()}/`);
  });
}

test("signing in works without JavaScript", async ({ openAs }) => {
  const person = await newAccount("analyst", ["GEO"]);
  const page = await openAs(null, { javaScriptEnabled: false });
  await page.goto("/milestones?partner=GEO");
  await attempt(page, person.email, "not the password");
  await expect(page.getByText(said("signIn.fault.wrong"))).toBeVisible();
  await attempt(page, person.email, PASSWORD);
  await expect(page).toHaveURL("/milestones?partner=GEO");
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
