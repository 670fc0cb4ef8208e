import type { Page } from "@playwright/test";

import { newPerson } from "@/db/testing/factories";
import { said } from "@/e2e/fixtures/messages";
import { expect, test } from "@/e2e/fixtures/test";

import { newAuthor, queueOf, reviewOf, storedOf, waiting } from "./waiting";

const link = (page: Page, code: string) => page.getByRole("main").getByRole("link", { name: code });
const box = (page: Page, code: string) => page.getByRole("checkbox", { name: `Choose ${code}` });
const reason = (page: Page) => page.getByLabel(said("milestone.assessment.returnReason"));
const accept = (page: Page) =>
  page.getByRole("button", { name: said("milestone.assessment.accept"), exact: true });

/** The page listens once its script runs: until then a key does nothing. Only with a key that does the same when pressed again. */
async function pressUntil(page: Page, key: string, done: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await done();
  }).toPass();
}
const toBeFocused = (target: ReturnType<typeof link>) => () => expect(target).toBeFocused({ timeout: 500 });

async function twoWaiting() {
  const author = await newAuthor();
  const rows = [await waiting(author, { days: 2 }), await waiting(author)] as const;
  return { author, rows };
}

test("in the queue j and k move, x chooses, Enter opens", async ({ openAs }) => {
  const { author, rows } = await twoWaiting();
  const page = await openAs(await newPerson("manager"));
  await page.goto(queueOf(author));
  await pressUntil(page, "k", toBeFocused(link(page, rows[0].code)));
  await page.keyboard.press("j");
  await expect(link(page, rows[1].code)).toBeFocused();
  await page.keyboard.press("j");
  await expect(link(page, rows[1].code)).toBeFocused();
  await page.keyboard.press("x");
  await expect(box(page, rows[1].code)).toBeChecked();
  await page.keyboard.press("x");
  await expect(box(page, rows[1].code)).not.toBeChecked();
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/reviews/${rows[0].id}\\?analyst=`));
});

test("a leads to the button and decides nothing by itself; Enter accepts, and the next one can be decided the same way", async ({
  openAs,
}) => {
  const { author, rows } = await twoWaiting();
  const page = await openAs(await newPerson("manager"));
  await page.goto(queueOf(author));
  await pressUntil(page, "k", toBeFocused(link(page, rows[0].code)));
  await page.keyboard.press("a");
  await expect(accept(page)).toBeFocused();
  await page.keyboard.press("a");
  expect(await storedOf(rows[0].id)).toMatchObject({ state: "submitted" });
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/reviews/${rows[1].id}`));
  await pressUntil(page, "r", toBeFocused(reason(page)));
  await page.keyboard.type("jar");
  await expect(reason(page)).toHaveValue("jar");
  expect(await storedOf(rows[1].id)).toMatchObject({ state: "submitted" });
});

test("r in the queue leads to the reason; in a review j and k go to the next and the one before", async ({
  openAs,
}) => {
  const { author, rows } = await twoWaiting();
  const page = await openAs(await newPerson("manager"));
  await page.goto(queueOf(author));
  await pressUntil(page, "k", toBeFocused(link(page, rows[0].code)));
  await page.keyboard.press("r");
  await expect(reason(page)).toBeFocused();
  await page.goto(reviewOf(rows[0].id, author));
  await expect(page.getByText("1 of 2")).toBeVisible();
  await pressUntil(page, "j", () => expect(page.getByText("2 of 2")).toBeVisible({ timeout: 1000 }));
  await pressUntil(page, "k", () => expect(page.getByText("1 of 2")).toBeVisible({ timeout: 1000 }));
});

test("keys do nothing while one types or chooses, or with a modifier, and ? shows them all", async ({
  openAs,
}) => {
  const { author, rows } = await twoWaiting();
  const page = await openAs(await newPerson("manager"));
  await page.goto(queueOf(author));
  await pressUntil(page, "k", toBeFocused(link(page, rows[0].code)));
  for (const pressed of ["Control+j", "Alt+j", "Meta+j", "Shift+J"]) {
    await page.keyboard.press(pressed);
    await expect(link(page, rows[0].code)).toBeFocused();
  }
  await page.getByLabel(said("reviews.filter.partner"), { exact: true }).focus();
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await expect(page.getByLabel(said("reviews.filter.partner"), { exact: true })).toBeFocused();
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(0);

  await link(page, rows[0].code).focus();
  await page.keyboard.press("?");
  await expect(page.getByText(said("reviews.keys.list.acceptRow"))).toBeVisible();
  await expect(page.locator("#shortcuts summary")).toBeFocused();
});

for (const javaScriptEnabled of [true, false]) {
  test(`shortcuts can be turned off and on, and stay so${javaScriptEnabled ? "" : ", without JavaScript too"}`, async ({
    openAs,
  }) => {
    const { author, rows } = await twoWaiting();
    const page = await openAs(await newPerson("manager"), { javaScriptEnabled });
    await page.goto(queueOf(author));
    const summary = page.locator("#shortcuts summary");
    await summary.click();
    await page.getByRole("button", { name: said("reviews.keys.turnOff") }).click();
    await expect(summary).toContainText(said("reviews.keys.areOff"));
    await page.goto(reviewOf(rows[0].id, author));
    await expect(summary).toContainText(said("reviews.keys.areOff"));
    if (javaScriptEnabled) {
      await summary.click();
      await page.keyboard.press("a");
      await expect(accept(page)).not.toBeFocused();
    } else await summary.click();
    await page.getByRole("button", { name: said("reviews.keys.turnOn") }).click();
    await expect(summary).not.toContainText(said("reviews.keys.areOff"));
  });
}
