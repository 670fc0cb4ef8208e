import { newPerson } from "@/db/testing/factories";
import { said } from "@/e2e/fixtures/messages";
import { becomes } from "@/e2e/fixtures/people";
import { expect, test } from "@/e2e/fixtures/test";

test("the language chosen stays: on this page, on the next, and on the account in another browser", async ({
  openAs,
}) => {
  const person = await newPerson("manager");
  const page = await openAs(person);
  await page.goto("/milestones?partner=GEO");
  await page.getByRole("button", { name: said("words.language.fr") }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await expect(page.getByRole("heading", { level: 1, name: said("milestones.title", "fr") })).toBeVisible();
  await expect(page).toHaveURL(/\/milestones\?partner=GEO$/);
  await page.getByRole("link", { name: said("shell.nav.partners", "fr"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: said("partners.title", "fr") })).toBeVisible();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");

  const elsewhere = await openAs(person);
  await elsewhere.goto("/milestones");
  await expect(elsewhere.locator("html")).toHaveAttribute("lang", "fr");
  await expect(elsewhere.getByRole("button", { name: said("words.language.fr") })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
});

test("before signing in a page opens in the browser's language, until another is chosen", async ({
  openAs,
}) => {
  const page = await openAs(null, { locale: "fr-BE" });
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { level: 1, name: said("signIn.title", "fr") })).toBeVisible();
  await page.getByRole("button", { name: said("words.language.en") }).click();
  await expect(page.getByRole("heading", { level: 1, name: said("signIn.title", "en") })).toBeVisible();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("a language that the account has goes before the cookie of the browser", async ({ openAs }) => {
  const person = await newPerson("manager");
  const page = await openAs(person);
  await page.goto("/methodology");
  await page.getByRole("button", { name: said("words.language.fr") }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");

  await becomes(page.context(), await newPerson("manager"));
  await page.goto("/methodology");
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await page.getByRole("button", { name: said("words.language.en") }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");

  await becomes(page.context(), person);
  await page.goto("/methodology");
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
});

test("the theme chosen stays on every page, and the system's is followed until then", async ({ openAs }) => {
  const page = await openAs(await newPerson("manager"), { colorScheme: "dark" });
  await page.goto("/");
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await page.emulateMedia({ colorScheme: "light" });
  const light = await ground();
  expect(dark).not.toBe(light);

  await page.getByRole("button", { name: said("shell.theme.dark") }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(await ground()).toBe(dark);
  await page.getByRole("link", { name: said("shell.nav.partners"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: said("partners.title") })).toBeVisible();
  expect(await ground()).toBe(dark);
  await page.reload();
  expect(await ground()).toBe(dark);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.getByRole("button", { name: said("shell.theme.light") }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  expect(await ground()).toBe(light);
});

test("language and theme are chosen without JavaScript too", async ({ openAs }) => {
  const page = await openAs(await newPerson("manager"), { javaScriptEnabled: false });
  await page.goto("/partners");
  await page.getByRole("button", { name: said("words.language.fr") }).click();
  await expect(page.getByRole("heading", { level: 1, name: said("partners.title", "fr") })).toBeVisible();
  await page.getByRole("button", { name: said("shell.theme.dark", "fr") }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page).toHaveURL(/\/partners$/);
});
