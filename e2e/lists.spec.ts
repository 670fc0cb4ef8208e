import type { Page } from "@playwright/test";

import { parse } from "csv-parse/sync";
import { z } from "zod";

import { newPerson } from "@/db/testing/factories";
import { figureOn, figureTile } from "@/e2e/fixtures/figure-tile";
import { COUNTED } from "@/e2e/fixtures/counted";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";
import { formatFor } from "@/i18n/format";
import { AREAS } from "@/lib/areas/constants";

const csvRows = z.array(z.record(z.string(), z.string()));

/** Its figures stand still between two looks. */
const QUIET = COUNTED["lists.spec.ts"];

const codesOn = (page: Page) =>
  page.getByRole("main").getByRole("table").getByRole("rowheader").allInnerTexts();

async function totalOn(page: Page): Promise<number> {
  const text = await page.getByRole("main").getByRole("status").innerText();
  return Number(/^[\d,\u202F\u00A0 ]+/.exec(text)?.[0].replace(/\D/g, "") ?? 0);
}

test("filters make the address, and the address alone makes the same view for somebody else", async ({
  openAs,
}) => {
  const page = await openAs(await newPerson("manager"));
  await page.goto("/milestones");
  await page.getByLabel(said("milestones.filter.partner"), { exact: true }).selectOption(QUIET);
  await page.getByLabel(said("milestones.filter.delivery"), { exact: true }).selectOption("in_progress");
  await page.getByRole("button", { name: said("lists.filter.apply") }).click();
  await expect(page).toHaveURL(`/milestones?partner=${QUIET}&delivery=in_progress`);
  await expect(
    page.getByRole("list", { name: said("milestones.active.label") }).getByRole("link"),
  ).toHaveCount(2);
  await page.waitForLoadState();
  const codes = await codesOn(page);
  expect(codes.length).toBeGreaterThan(0);
  expect(codes.filter((code) => !code.startsWith(`${QUIET}-`))).toEqual([]);

  const other = await openAs(await newPerson("admin"));
  await other.goto(page.url());
  expect(await codesOn(other)).toEqual(codes);
  await expect(other.getByLabel(said("milestones.filter.partner"), { exact: true })).toHaveValue(QUIET);
  await expect(other.getByLabel(said("milestones.filter.delivery"), { exact: true })).toHaveValue(
    "in_progress",
  );
});

test("one filter is taken away by its own link, all of them by one", async ({ openAs }) => {
  const page = await openAs(await newPerson("manager"));
  await page.goto(`/milestones?partner=${QUIET}&delivery=in_progress&rag=red`);
  const before = await totalOn(page);
  await page
    .getByRole("list", { name: said("milestones.active.label") })
    .getByRole("link", { name: said("words.delivery.in_progress") })
    .click();
  await expect(page).toHaveURL(`/milestones?partner=${QUIET}&rag=red`);
  await expect.poll(() => totalOn(page)).toBeGreaterThanOrEqual(before);
  await page
    .getByRole("link", { name: said("lists.filter.clear"), exact: true })
    .first()
    .click();
  await expect(page).toHaveURL("/milestones");
});

test("filters work without JavaScript, and empty fields stay out of the address", async ({ openAs }) => {
  const page = await openAs(await newPerson("manager"), { javaScriptEnabled: false });
  await page.goto("/milestones");
  await page.getByLabel(said("milestones.filter.partner"), { exact: true }).selectOption(QUIET);
  await page.getByRole("button", { name: said("lists.filter.apply") }).click();
  await expect(page).toHaveURL(`/milestones?partner=${QUIET}`);
  await expect.poll(() => codesOn(page)).not.toEqual([]);
});

test("search finds a code, a title and an institution, and takes % and _ as they are", async ({ openAs }) => {
  const title = `Reaching 90%_of posts ${crypto.randomUUID().slice(0, 8)}`;
  const lead = `Bureau ${crypto.randomUUID().slice(0, 8)}`;
  const { code } = await freshMilestone({ partner: "GEO", title, lead });
  const page = await openAs(await newPerson("manager"));
  for (const text of [code.toLowerCase(), title, lead.toUpperCase()]) {
    await page.goto("/milestones");
    await page.getByLabel(said("milestones.filter.search"), { exact: true }).fill(text);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("row", { name: title })).toBeVisible();
    expect(await codesOn(page)).toContain(code);
  }
  await page.goto(`/milestones?q=${encodeURIComponent(title.replace("%_", "%%"))}`);
  await expect(page.getByText(said("milestones.empty.filtered"))).toBeVisible();
});

test("pages follow each other without a gap or a repetition, and the address names the page", async ({
  openAs,
}) => {
  const page = await openAs(await newPerson("liaison", [QUIET]));
  const manager = await openAs(await newPerson("manager"));
  await manager.goto("/milestones?active=1&sort=title");
  const pages = manager.getByRole("navigation", { name: said("lists.pagination.label") });
  const first = await codesOn(manager);
  expect(first).toHaveLength(50);
  await pages.getByRole("link", { name: said("lists.pagination.next") }).click();
  await expect(manager).toHaveURL("/milestones?active=1&sort=title&page=2");
  await expect(pages.locator('[aria-current="page"]')).toHaveText("2");
  const second = await codesOn(manager);
  expect(second.filter((code) => first.includes(code))).toEqual([]);
  await pages.getByRole("link", { name: said("lists.pagination.previous") }).click();
  await expect(manager).toHaveURL("/milestones?active=1&sort=title");

  await page.goto("/milestones?page=9999");
  await expect(page).not.toHaveURL(/9999/);
  expect((await codesOn(page)).length).toBeGreaterThan(0);
});

test("a column's header sorts by it, and once more the other way round", async ({ openAs }) => {
  const page = await openAs(await newPerson("liaison", [QUIET]));
  await page.goto("/milestones");
  const header = page.getByRole("columnheader", { name: said("milestones.column.title") });
  const titles = async () =>
    (await page.getByRole("main").getByRole("row").locator("td:nth-of-type(1)").allInnerTexts()).map(
      (text) => text.split("\n")[0] ?? "",
    );
  await header.getByRole("link").click();
  await expect(page).toHaveURL("/milestones?sort=title");
  await expect(header).toHaveAttribute("aria-sort", "ascending");
  const ascending = await titles();
  await header.getByRole("link").click();
  await expect(page).toHaveURL("/milestones?sort=-title");
  await expect(header).toHaveAttribute("aria-sort", "descending");
  const descending = await titles();
  expect(ascending.length).toBeGreaterThan(3);
  expect(new Set(ascending).size).toBeGreaterThan(1);
  if (ascending.length < 50) expect(descending.toReversed()).toEqual(ascending);
  else expect(descending[0]).not.toBe(ascending[0]);
});

test("each figure on the overview leads to a list of as many milestones", async ({ openAs }) => {
  const page = await openAs(await newPerson("liaison", [QUIET]));
  const seen: number[] = [];
  for (const key of ["underWay", "fulfilled", "overdue"] as const) {
    await page.goto("/");
    const figure = await figureOn(page, key);
    await figureTile(page, key).click();
    await expect(page.getByRole("heading", { level: 1, name: said("milestones.title") })).toBeVisible();
    expect(await totalOn(page), key).toBe(figure);
    seen.push(figure);
  }
  expect(Math.max(...seen)).toBeGreaterThan(0);
});

test("each cell of the heat map leads to the milestones of its partner and area; the discontinued are not in its figure", async ({
  openAs,
}) => {
  const page = await openAs(await newPerson("manager"));
  await page.goto("/");
  const row = page.getByRole("row", { name: new RegExp(`^${formatFor("en").country("KZ")}`) });
  await expect(row).toBeVisible();
  const shown = await row
    .locator("td")
    .evaluateAll((cells) =>
      cells.map((cell) => ({ href: cell.querySelector("a")?.getAttribute("href"), text: cell.textContent })),
    );
  const csv = await page.request.get(`/api/export/completion-by-area.csv?partner=${QUIET}`);
  const exported = csvRows.parse(parse(await csv.body(), { bom: true, columns: true }));
  expect(exported.length).toBeGreaterThan(2);
  for (const { area, milestones, completion } of exported) {
    // Before the areas stands the course of the whole plan; beside a percentage, how far it has moved.
    const cell = shown[1 + AREAS.findIndex((each) => each === area)];
    if (completion) expect(cell?.text, area).toContain(formatFor("en").percent(Number(completion)));
    else expect(cell?.text, area).toContain(said("charts.heatMap.gap"));
    await page.goto(cell?.href ?? "");
    await expect(page).toHaveURL(`/milestones?partner=${QUIET}&area=${area}`);
    const all = await totalOn(page);
    await page.goto(`${cell?.href ?? ""}&delivery=discontinued`);
    expect(all - (await totalOn(page)), area).toBe(Number(milestones));
  }
});

test("an old or mistyped address still opens a list", async ({ openAs }) => {
  const page = await openAs(await newPerson("manager"));
  const answer = await page.goto(
    "/milestones?area=nonsense&rag=purple&page=minus&sort=_&partner=geo&due=someday",
  );
  expect(answer?.status()).toBe(200);
  expect((await codesOn(page)).length).toBeGreaterThan(0);
});
