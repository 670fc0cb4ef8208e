import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { newAssessment, newPartnerView, newPerson } from "@/db/testing/factories";
import { COUNTED } from "@/e2e/fixtures/counted";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";

// One after the other: what one test makes, another one counts.
test.describe.configure({ mode: "default" });

const PARTNER = COUNTED["overview.spec.ts"];

const card = (page: Page, title: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name: title, exact: true }) });

test("the map leads to a partner by keyboard", async ({ openAs }) => {
  const page = await openAs(await newPerson("manager"));
  await page.goto("/");
  await card(page, said("charts.map.title"))
    .getByRole("link", { name: /^Ireland:/ })
    .focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/partners/${PARTNER}`);
});

test("what asks for attention leads to lists of the same length", async ({ openAs }) => {
  const disputed = await freshMilestone({ partner: PARTNER, startOn: "2009-01-01", dueOn: "2010-12-31" });
  const assessment = await newAssessment(disputed, { effectiveOn: "2010-06-30", value: 20 });
  await newPartnerView(disputed, assessment, { stance: "disagrees", text: "Not so." });
  const fresh = await freshMilestone({ partner: PARTNER, startOn: "2009-01-01", dueOn: "2099-12-31" });
  // Of its own partner alone, of which nobody else makes anything meanwhile.
  const page = await openAs(await newPerson("liaison", [PARTNER]));
  await page.goto("/");
  const rowsOf = (kind: string) =>
    card(page, said("overview.attention.title"))
      .locator("section")
      .filter({ hasText: said(`overview.attention.kind.${kind}`) })
      .getByRole("listitem");
  // The longest overdue come first; what is still due, or was assessed, is no business of the two lists.
  await expect(rowsOf("overdue").filter({ hasText: disputed.code })).toHaveCount(1);
  await expect(rowsOf("overdue").filter({ hasText: fresh.code })).toHaveCount(0);
  await expect(rowsOf("disputed").filter({ hasText: disputed.code })).toHaveCount(1);
  await expect(rowsOf("neverAssessed").filter({ hasText: disputed.code })).toHaveCount(0);
  for (const kind of ["reversed", "overdue", "disputed", "neverAssessed"]) {
    await page.goto("/");
    const heading = card(page, said("overview.attention.title"))
      .getByRole("heading", { level: 3 })
      .filter({ hasText: said(`overview.attention.kind.${kind}`) });
    const total = Number((await heading.textContent())?.match(/\d+$/)?.[0] ?? Number.NaN);
    await heading.getByRole("link").click();
    await expect(page.getByRole("heading", { level: 1, name: said("milestones.title") })).toBeVisible();
    if (total === 0) await expect(page.getByRole("table")).toHaveCount(0);
    else await expect(page.getByRole("main")).toContainText(new RegExp(`of ${total}\\b|1–${total} `));
  }
});

test("what moved this quarter is said part by part, each with a list of the same length", async ({
  openAs,
}) => {
  const known = new Date(Date.now() - 200 * 86_400_000);
  for (const value of [30, 60]) {
    const milestone = await freshMilestone({ partner: PARTNER, createdAt: known });
    await newAssessment(milestone, { effectiveOn: "2025-03-31", value: 40, decidedAt: known });
    await newAssessment(milestone, { value });
  }
  const page = await openAs(await newPerson("liaison", [PARTNER]));
  await page.goto("/");
  const parts = card(page, said("overview.moved.title")).getByRole("listitem");
  await expect(parts).toHaveCount(7);
  await expect(parts.filter({ hasText: said("words.movement.reversed") })).toContainText(
    said("overview.moved.nothing"),
  );
  for (const kind of ["new", "advanced", "fell_back"]) {
    const part = parts.filter({ hasText: said(`words.movement.${kind}`) });
    const count = Number(/(\d+) milestone/.exec((await part.textContent()) ?? "")?.[1]);
    expect(count).toBeGreaterThan(0);
    await part.getByRole("link").click();
    await expect(page.getByRole("main")).toContainText(new RegExp(`of ${count}\\b|1–${count} `));
    await page.goto("/");
  }
});

test("a drawing is taken away as a picture that says what it is, and that the figures are made up where they are", async ({
  openAs,
}) => {
  await newAssessment(await freshMilestone({ partner: PARTNER }), { value: 40 });
  const page = await openAs(await newPerson("manager"));
  await page.goto("/");
  const download = async (kind: string, title = said("charts.map.title")) => {
    const started = page.waitForEvent("download");
    await card(page, title).getByRole("button", { name: kind }).click();
    const file = await started;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  const svg = await download("SVG");
  expect(svg.name).toMatch(/\.svg$/);
  const text = svg.bytes.toString("utf8");
  for (const words of [said("charts.map.title"), said("charts.map.atlas"), said("shell.product.name")])
    expect(text).toContain(words);
  expect(text).not.toContain("var(--");
  // Of a table that is the drawing, too: its words and its tints.
  const table = (await download("SVG", said("charts.heatMap.title"))).bytes.toString("utf8");
  for (const words of [">Georgia<", said("words.area.interoperability"), said("charts.heatMap.marks")])
    expect(table).toContain(words);
  expect(new Set(table.match(/<rect [^>]*fill="rgb/g) ?? []).size).toBeGreaterThan(20);
  const png = await download("PNG");
  expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
  expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(1000);
});
