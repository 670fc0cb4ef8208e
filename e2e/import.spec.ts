import { readFileSync } from "node:fs";

import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { z } from "zod";

import { figureOn, figureTile } from "@/e2e/fixtures/figure-tile";
import { expectAccessible } from "@/e2e/fixtures/accessible";
import { type Installation, startEmptyInstallation } from "@/e2e/fixtures/installation";
import { said } from "@/e2e/fixtures/messages";
import { PASSWORD } from "@/e2e/fixtures/people";
import { routesOnDisk } from "@/e2e/fixtures/sources";
import { expect, test } from "@/e2e/fixtures/test";

import { fillEvidence, fillJudgement, JUDGEMENT, press } from "./journeys/assessment-form";

// One installation for the whole file, from empty to full: so one test after the other.
test.describe.configure({ mode: "serial", timeout: 120_000 });

/** Read where they lie: their licence does not let them into the project. */
const REAL = new URL("../../shared/data/real/", import.meta.url);
const FILES = ["ogp_milestones.csv", "ogp_assessments.csv"].map((name) => new URL(name, REAL).pathname);
const csvRows = z.array(z.record(z.string(), z.string()));
const readRows = (file = "") => csvRows.parse(parse(readFileSync(file), { bom: true, columns: true }));

const MANAGER = "manager@installation.example";
const ANALYST = "analyst@installation.example";

let installation: Installation;
test.beforeAll(async () => {
  installation = await startEmptyInstallation();
});
test.afterAll(async () => {
  await installation.stop();
});

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel(said("signIn.email")).fill(email);
  await page.getByLabel(said("signIn.password"), { exact: true }).fill(PASSWORD);
  await press(page, "signIn.submit");
  await expect(page.getByRole("heading", { level: 1, name: said("overview.title") })).toBeVisible();
}

const totalOn = async (page: Page) =>
  Number(/\d+/.exec(await page.getByRole("main").getByRole("status").innerText())?.[0] ?? 0);

test("an empty installation has no account of a demonstration, and gets its first ones from the shell", async ({
  openAs,
}) => {
  const page = await openAs(null, { baseURL: installation.address });
  await page.goto("/sign-in");
  await expect(page.getByText("@example.org")).toHaveCount(0);
  for (const [email, role, ...partners] of [
    [MANAGER, "manager"],
    [ANALYST, "analyst", "--partners", "GEO"],
  ] as const) {
    const args = ["add", email, "--name", role, "--role", role, ...partners, "--password-stdin"];
    const answer = await installation.run("scripts/user.ts", args, `${PASSWORD}\n`);
    expect(answer, answer.stderr).toMatchObject({ code: 0 });
  }
});

test("without any milestone every page works and says what comes next", async ({ openAs }) => {
  const page = await openAs(null, { baseURL: installation.address });
  await signIn(page, MANAGER);
  await expect(page.getByText(said("overview.empty.title"))).toBeVisible();
  await expectAccessible(page);
  await page.goto("/milestones");
  await expect(page.getByText(said("milestones.empty.none"))).toBeVisible();
  await page.goto("/partners/GEO");
  await expect(page.getByText(said("partners.partner.noMilestones.title"))).toBeVisible();
});

test("a faulty file is refused as a whole, each fault with file, row and column", async () => {
  const answer = await installation.importText(
    "faulty.csv",
    `${readFileSync(FILES[0] ?? "", "utf8").split("\n")[0] ?? ""}\nX1,GEO,nonsense,A title,,milestone,irm_completion,0,3,2024-01-01,2023-01-01,,1,\n`,
  );
  expect(answer.code).toBe(1);
  expect(answer.stderr).toMatch(/faulty\.csv.*\b2\b.*area/);
  expect(answer.stderr).toMatch(/nothing was imported/);
});

test("the real commitments are imported, and a second run changes nothing", async () => {
  const first = await installation.run("scripts/import.ts", FILES);
  expect(first, first.stderr).toMatchObject({ code: 0 });
  expect(first.stdout).toMatch(/134/);
  expect(first.stdout).toMatch(/139/);
  const second = await installation.run("scripts/import.ts", FILES);
  expect(second, second.stderr).toMatchObject({ code: 0 });
  const verified = await installation.run("scripts/audit-verify.ts", []);
  expect(verified).toMatchObject({ code: 0 });
});

test("with that data alone every page and every chart works, and none calls it illustrative", async ({
  openAs,
}) => {
  const page = await openAs(null, { baseURL: installation.address });
  await signIn(page, MANAGER);
  await page.goto("/milestones?partner=GEO&verdict=fulfilled");
  const code = await page.getByRole("main").getByRole("rowheader").first().innerText();
  const samples: Record<string, string> = { code, iso3: "GEO", quarter: "2026-Q2" };
  // The analyst's, below; the administrators'; the door, above; what answers to the key of a mail or to an
  // order alone, or about another page; and what this data has none of.
  const others =
    /^\/api\/|\/assess$|^\/my-work$|^\/admin|^\/sign-in$|^\/stop-(?:digest|report)$|\[(id|assessment|token|number)\]|^\/reports\/(?:issue|schedules\/new)$|\/proposals\/new$|^\/views\/new$/;
  for (const route of routesOnDisk().filter((each) => !others.test(each))) {
    const path = route.replace(/\[(\w+)\]/g, (_, name: string) => samples[name] ?? "");
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(page.getByText(said("shell.illustrative"))).toHaveCount(0);
    await expect(page.getByText(said("states.cardFault"))).toHaveCount(0);
  }
  await page.goto("/");
  for (const table of await page.locator("details").getByRole("table", { includeHidden: true }).all()) {
    expect(await table.getByRole("row", { includeHidden: true }).count()).toBeGreaterThan(2);
  }
  await expect(page.locator("svg.recharts-surface").first()).toBeVisible();
  await page.goto(`/milestones/${code}`);
  await expect(page.getByText(said("milestone.assessment.imported")).first()).toBeVisible();
});

test("the lists and exports hold what the files say, and no row is marked as illustrative", async ({
  openAs,
}) => {
  const page = await openAs(null, { baseURL: installation.address });
  await signIn(page, MANAGER);
  const milestones = readRows(FILES[0]);
  await page.goto("/milestones");
  expect(await totalOn(page)).toBe(milestones.length);

  const download = page.waitForEvent("download");
  await page.getByText(said("exports.menu"), { exact: true }).click();
  await page.getByRole("link", { name: "Milestones, CSV", exact: true }).click();
  const exported = readRows(await (await download).path());
  const plan = (row: Record<string, string>) =>
    [row["partner"], row["area"], row["title"], row["start_on"], row["due_on"]].join(" | ");
  expect(exported.map(plan).toSorted()).toEqual(milestones.map(plan).toSorted());
  expect([...new Set(exported.map((row) => row["marking"]))]).toEqual([""]);

  const assessed = new Set(readRows(FILES[1]).map((row) => row["milestone_external_id"])).size;
  expect(exported.filter((row) => row["verdict"] !== "").length).toBe(assessed);

  const code = exported[0]?.["code"] ?? "";
  const exports = [
    ...["assessments", "evidence", "outcomes"].map((list) => `/api/export/${list}.csv`),
    ...routesOnDisk().filter((route) => /^\/api\/export\/.*\.csv$/.test(route)),
  ];
  // No due date of these commitments was moved; what was imported today has no quarter before it, and foretells nothing yet.
  const nothingToSay = /(?:forecast|moved-most|moves-by-reason|movements|outcome-changes)\.csv/;
  for (const path of exports.map((route) => `${route}?code=${code}&partner=${code.slice(0, 3)}`)) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(200);
    const rows = csvRows.parse(parse(await answer.body(), { bom: true, columns: true }));
    if (!nothingToSay.test(path)) expect(rows.length, path).toBeGreaterThan(0);
    expect(
      rows.every((row) => row["marking"] === ""),
      path,
    ).toBe(true);
  }
});

test("each figure on the overview leads to as many milestones, before and after a decision that moves it by one", async ({
  openAs,
}) => {
  const [manager, analyst] = [
    await openAs(null, { baseURL: installation.address }),
    await openAs(null, { baseURL: installation.address }),
  ];
  await signIn(manager, MANAGER);
  await signIn(analyst, ANALYST);
  const figures = async () => {
    const all: Record<string, number> = {};
    await manager.goto("/");
    for (const key of ["underWay", "fulfilled", "overdue", "waiting"] as const) {
      all[key] = await figureOn(manager, key);
      await figureTile(manager, key).click();
      const list = said(key === "waiting" ? "reviews.title" : "milestones.title");
      await expect(manager.getByRole("heading", { level: 1, name: list })).toBeVisible();
      expect(await totalOn(manager), key).toBe(all[key]);
      if (key !== "waiting") await manager.goBack();
    }
    return all;
  };
  const before = await figures();
  expect(before).toMatchObject({ waiting: 0 });

  await analyst.goto("/milestones?partner=GEO&delivery=in_progress");
  await analyst.getByRole("main").getByRole("rowheader").first().getByRole("link").click();
  await analyst.getByRole("link", { name: said("milestone.record") }).click();
  const { value: _value, ...judgement } = { ...JUDGEMENT, delivery: "completed", verdict: "fulfilled" };
  await analyst.getByLabel(said("assess.field.stage")).selectOption({ index: 4 });
  await fillJudgement(analyst, judgement);
  await fillEvidence(analyst);
  await press(analyst, "assess.submit");
  await expect(analyst.getByText(said("milestone.done.submitted"))).toBeVisible();
  expect(await figures()).toEqual({ ...before, waiting: 1 });

  await manager.getByRole("main").getByRole("rowheader").first().getByRole("link").click();
  await press(manager, "milestone.assessment.accept");
  await expect(manager.getByText(said("reviews.done.last"))).toBeVisible();
  const after = await figures();
  expect(after).toMatchObject({
    underWay: (before["underWay"] ?? 0) - 1,
    fulfilled: (before["fulfilled"] ?? 0) + 1,
    waiting: 0,
  });
});
