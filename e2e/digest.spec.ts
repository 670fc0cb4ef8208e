import { randomUUID } from "node:crypto";

import { digestKeyOf, newNotice, newPerson } from "@/db/testing/factories";
import { siteAddress } from "@/e2e/fixtures/address";
import { COUNTED } from "@/e2e/fixtures/counted";
import { expectAccessible } from "@/e2e/fixtures/accessible";
import { digestMailedTo } from "@/e2e/fixtures/mail";
import { said } from "@/e2e/fixtures/messages";
import { becomes } from "@/e2e/fixtures/people";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";
import type { Viewer } from "@/lib/auth/viewer";
import { getDigestChoice } from "@/lib/people/queries";

// One after the other: each mails whatever is due, to the people of the others too.
test.describe.configure({ mode: "default" });

const PARTNER = COUNTED["digest.spec.ts"];
/** Somebody who has no notice but those of the test: managers are told of whatever any other test submits. */
const newReader = () => newPerson("analyst", [PARTNER]);

const stopPath = async (person: Viewer) => `/stop-digest?key=${await digestKeyOf(person)}`;

/** The one POST by which a mail program stops a digest, without a browser and its cookies (RFC 8058). */
const oneClick = (url: string) =>
  fetch(url, {
    method: "POST",
    body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
    redirect: "manual",
  });

test("the links of a mail lead to what it tells of, and its header stops the next one by one POST", async ({
  openAs,
}) => {
  const person = await newReader();
  const milestone = await freshMilestone({ partner: PARTNER, title: "A <law> in force" });
  await newNotice(person, milestone);
  const { text, list } = await digestMailedTo(person);

  const page = await openAs(person);
  await page.goto(/http\S+#comment-\d+/.exec(text)?.[0] ?? "");
  await expect(page.getByRole("heading", { level: 1, name: "A <law> in force" })).toBeVisible();
  await page.goto(/http\S+\/notices/.exec(text)?.[0] ?? "");
  await expect(page.getByRole("heading", { level: 1, name: said("notices.title") })).toBeVisible();

  const unsubscribe = /http[^"]+/.exec(list)?.[0] ?? "";
  const opened = await fetch(unsubscribe);
  expect([opened.status, await getDigestChoice(person)]).toEqual([200, true]);
  for (let click = 1; click <= 2; click++) {
    const answer = await oneClick(unsubscribe);
    expect([answer.status, answer.headers.get("location")]).toEqual([200, null]);
    expect(await getDigestChoice(person)).toBe(false);
  }
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : ", without JavaScript too";

  test(`whoever opens the link of a mail stops it with one press, signed in or not${how}`, async ({
    openAs,
  }) => {
    const person = await newPerson("liaison", ["GEO"]);
    const page = await openAs(null, { javaScriptEnabled });
    await page.goto(await stopPath(person));
    await expect(page.getByRole("heading", { level: 1, name: said("stopDigest.on.title") })).toBeVisible();
    expect(await getDigestChoice(person)).toBe(true);
    await page.getByRole("button", { name: said("stopDigest.on.button") }).click();
    await expect(page.getByRole("heading", { level: 1, name: said("stopDigest.off.title") })).toBeVisible();
    expect(await getDigestChoice(person)).toBe(false);
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: said("stopDigest.off.title") })).toBeVisible();

    await page.getByRole("link", { name: said("stopDigest.off.preferences") }).click();
    await expect(page.getByRole("heading", { level: 1, name: said("signIn.title") })).toBeVisible();
    await becomes(page.context(), person);
    await page.goto("/preferences");
    await page.getByRole("button", { name: said("preferences.digest.start") }).click();
    await expect(page.getByRole("button", { name: said("preferences.digest.stop") })).toBeVisible();
    expect(await getDigestChoice(person)).toBe(true);
  });
}

test("a link that is nobody's says so, and changes nothing", async ({ openAs }) => {
  const person = await newPerson("manager");
  const page = await openAs(person);
  for (const key of [randomUUID(), "", "1", (await digestKeyOf(person)).slice(0, -1)]) {
    const answer = await page.goto(`/stop-digest?key=${key}`);
    expect(answer?.status()).toBe(404);
    await expect(
      page.getByRole("heading", { level: 1, name: said("stopDigest.unknown.title") }),
    ).toBeVisible();
    expect((await oneClick(`${siteAddress()}/stop-digest?key=${key}`)).status).toBe(404);
  }
  await expectAccessible(page);
  expect(await getDigestChoice(person)).toBe(true);
});

test("the page after stopping is as accessible as the one before", async ({ openAs }) => {
  const person = await newPerson("manager");
  await oneClick(`${siteAddress()}${await stopPath(person)}`);
  const page = await openAs(null);
  await page.goto(await stopPath(person));
  await expect(page.getByRole("heading", { level: 1, name: said("stopDigest.off.title") })).toBeVisible();
  await expectAccessible(page);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the mail itself meets WCAG 2.2 AA and fits a telephone, ${colorScheme}`, async ({ openAs }) => {
    const person = await newReader();
    const title = `${"Gesetzgebungsverfahren".repeat(6)} & قانون الرقابة المدنية`;
    await newNotice(person, await freshMilestone({ partner: PARTNER, title }));
    const { html } = await digestMailedTo(person);
    const page = await openAs(null, { colorScheme, viewport: { width: 390, height: 844 } });
    await page.setContent(html);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("1 unread notice");
    await expectAccessible(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(390);
  });
}
