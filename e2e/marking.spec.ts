import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expectAccessible } from "@/e2e/fixtures/accessible";
import { type Installation, startEmptyInstallation } from "@/e2e/fixtures/installation";
import { said } from "@/e2e/fixtures/messages";
import { PASSWORD } from "@/e2e/fixtures/people";
import { expect, test } from "@/e2e/fixtures/test";

import { press } from "./journeys/assessment-form";

// An installation of its own, since every page and every file of it says what it is marked: one test after the other.
test.describe.configure({ mode: "serial", timeout: 120_000 });

const MARKING = "NATO UNCLASSIFIED – RELEASABLE TO PfP";
const ADMIN = "admin@installation.example";
const HEADER =
  "external_id,partner,area,title,description,nature,scale,baseline,target,start_on,due_on,lead_institution,weight,source_url";
const rowOf = (id: string, title: string) =>
  `${id},GEO,anti_corruption,${title},,target,percent,0,100,2024-01-01,2027-01-01,,1,https://example.org/${id}`;

let installation: Installation;
test.beforeAll(async () => {
  installation = await startEmptyInstallation();
  const args = ["add", ADMIN, "--name", "Admin", "--role", "admin", "--password-stdin"];
  expect(await installation.run("scripts/user.ts", args, `${PASSWORD}\n`)).toMatchObject({ code: 0 });
});
test.afterAll(async () => {
  await installation.stop();
});

async function signIn(page: Page, language: "en" | "fr" = "en"): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel(said("signIn.email", language)).fill(ADMIN);
  await page.getByLabel(said("signIn.password", language), { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: said("signIn.submit", language) }).click();
  await expect(page.getByRole("heading", { level: 1, name: said("overview.title", language) })).toBeVisible();
}

test("an administrator sets what every page says from then on, at its head and on every printed sheet", async ({
  openAs,
}) => {
  const page = await openAs(null, { baseURL: installation.address });
  await signIn(page);
  await page.goto("/admin/settings");
  await page
    .getByRole("textbox", { name: new RegExp(`^${said("settings.field.marking")}`) })
    .fill("NATO RESTRICTED");
  await press(page, "settings.save");
  await expect(page.getByText(said("failures.marking.above.unclassified")).first()).toBeVisible();
  await page.getByRole("textbox", { name: new RegExp(`^${said("settings.field.marking")}`) }).fill(MARKING);
  await press(page, "settings.save");
  await expect(page.getByText(said("settings.saved"))).toBeVisible();
  const band = page.getByRole("complementary", { name: said("shell.markingLabel") });
  await expect(band).toHaveText(MARKING);
  await expectAccessible(page);
  await page.goto("/methodology");
  await expect(band).toHaveText(MARKING);
  await page.emulateMedia({ media: "print" });
  await expect(band).toBeHidden();
  const inTheMargins = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue("--marking"),
  );
  expect(inTheMargins).toBe(`"${MARKING}"`);

  const visitor = await openAs(null, { baseURL: installation.address, locale: "fr-FR" });
  await visitor.goto("/sign-in");
  await expect(visitor.getByRole("complementary", { name: said("shell.markingLabel", "fr") })).toHaveText(
    MARKING,
  );
});

test("an import with a marking above is refused with file, row and column, and what is exported comes back", async ({
  openAs,
}) => {
  const refused = await installation.importText(
    "marked.csv",
    `${HEADER}\n${rowOf("M1", "NATO RESTRICTED: A plan")}\n`,
  );
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/marked\.csv.*\b2\b.*title.*marking above/);
  expect(await installation.importText("plain.csv", `${HEADER}\n${rowOf("M1", "A plan")}\n`)).toMatchObject({
    code: 0,
  });
  const page = await openAs(null, { baseURL: installation.address });
  await signIn(page);
  const list = await page.request.get("/api/export/milestones.csv");
  expect((await list.text()).trim().split("\r\n").at(-1)).toContain(`"${MARKING}"`);
  const importable = await (await page.request.get("/api/export/milestones-to-import.csv")).text();
  expect(importable).toContain(`"${MARKING}"`);
  const again = await installation.importText("again.csv", importable);
  expect(again, again.stderr).toMatchObject({ code: 0 });
  expect(again.stdout).toContain("1 unchanged");
});

test("a text with a marking above is refused by its form in both languages, and nothing is written", async ({
  openAs,
}) => {
  for (const [language, locale] of [
    ["en", "en-GB"],
    ["fr", "fr-FR"],
  ] as const) {
    const page = await openAs(null, { baseURL: installation.address, locale });
    await signIn(page, language);
    await page.goto("/admin/settings");
    const notice = page.getByLabel(said("settings.field.noticeEn", language));
    await notice.fill("Closed.\nOTAN DIFFUSION RESTREINTE");
    await page.getByRole("button", { name: said("settings.save", language) }).click();
    await expect(page.getByText(said("failures.marking.above.unclassified", language)).first()).toBeVisible();
    await expect(notice).toHaveValue(/RESTREINTE/);
    await page.goto("/admin/settings");
    await expect(notice).toHaveValue("");
  }
});

test("a picture carries it at its head and its foot", async ({ openAs }) => {
  const page = await openAs(null, { baseURL: installation.address });
  await signIn(page);
  const button = page
    .getByRole("button", { name: said("charts.figure.picture").replace("{kind}", "SVG") })
    .first();
  await expect(button).toBeVisible();
  const download = page.waitForEvent("download");
  await button.click();
  const svg = readFileSync(await (await download).path(), "utf8");
  expect(svg.split(MARKING)).toHaveLength(3);
});
