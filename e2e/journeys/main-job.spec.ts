import { readFile } from "node:fs/promises";

import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { z } from "zod";

import { newPerson } from "@/db/testing/factories";
import { figureOn, figureTile } from "@/e2e/fixtures/figure-tile";
import { COUNTED } from "@/e2e/fixtures/counted";
import { said } from "@/e2e/fixtures/messages";
import { newAccount, PASSWORD } from "@/e2e/fixtures/people";
import { freshMilestone, OWN_AREA } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";
import { formatFor } from "@/i18n/format";
import { AREAS } from "@/lib/areas/constants";

import { EVIDENCE, fillEvidence, fillJudgement, JUDGEMENT, press, reportOn } from "./assessment-form";

/** Its figures move by what this test does alone. */
const PARTNER = COUNTED["journeys/main-job.spec.ts"];

const format = formatFor("en");
const csvRows = z.array(z.record(z.string(), z.string()));

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/");
  await page.getByLabel(said("signIn.email")).fill(email);
  await page.getByLabel(said("signIn.password"), { exact: true }).fill(PASSWORD);
  await press(page, "signIn.submit");
  await expect(page.getByRole("heading", { level: 1, name: said("overview.title") })).toBeVisible();
}

/** What the overview shows of the partner's area, and how many fulfilled milestones it counts. */
async function overviewOf(page: Page): Promise<{ completion: string; fulfilled: number }> {
  await page.goto("/");
  const row = page.getByRole("row", { name: new RegExp(`^${format.country("MD")}`) });
  // Before the areas stands the course of the whole plan; beside a percentage, how far it has moved.
  const cell = row.getByRole("cell").nth(1 + AREAS.indexOf(OWN_AREA));
  const completion = /\d+%/.exec(await cell.innerText())?.[0] ?? "";
  return { completion, fulfilled: await figureOn(page, "fulfilled") };
}

/** The figures behind the partner's area, as the heat map's download gives them. */
async function exportedArea(page: Page): Promise<Record<string, string> | undefined> {
  const file = await page.request.get(`/api/export/completion-by-area.csv?partner=${PARTNER}`);
  const rows = csvRows.parse(parse(await file.body(), { bom: true, columns: true }));
  return rows.find((row) => row["area"] === OWN_AREA);
}

test("the main job: an analyst records with evidence, a manager accepts, sees the figures move and exports them", async ({
  openAs,
}) => {
  const title = `Posts of the inspectorate ${crypto.randomUUID().slice(0, 8)}`;
  const { code } = await freshMilestone({ partner: PARTNER, title });
  const [analyst, manager] = await Promise.all([newAccount("analyst", [PARTNER]), newAccount("manager")]);
  const [analystPage, managerPage] = [await openAs(null), await openAs(null)];
  const liaisonPage = await openAs(await newPerson("liaison", [PARTNER]));
  const narrative = `All posts are filled, says the register of ${title}.`;

  await test.step("the analyst signs in, and finds the milestone by its filters", async () => {
    await signIn(analystPage, analyst.email);
    await analystPage.getByRole("link", { name: said("shell.nav.milestones"), exact: true }).click();
    await analystPage.getByLabel(said("milestones.filter.partner"), { exact: true }).selectOption(PARTNER);
    await analystPage
      .getByLabel(said("milestones.filter.delivery"), { exact: true })
      .selectOption("not_assessed");
    await analystPage.getByLabel(said("milestones.filter.search"), { exact: true }).fill(title);
    await press(analystPage, "lists.filter.apply");
    await analystPage.getByRole("link", { name: code }).click();
    await expect(analystPage.getByRole("heading", { level: 1, name: title })).toBeVisible();
  });

  await test.step("saves a draft, which nobody else sees", async () => {
    await analystPage.getByRole("link", { name: said("milestone.record") }).click();
    const judgement = { ...JUDGEMENT, value: "100", delivery: "completed", verdict: "fulfilled", narrative };
    await fillJudgement(analystPage, judgement);
    await press(analystPage, "assess.save");
    await expect(analystPage.getByText(said("milestone.done.saved"))).toBeVisible();
    for (const page of [liaisonPage, await openAs(await newPerson("manager"))]) {
      await page.goto(`/milestones/${code}`);
      await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
      await expect(page.getByText(narrative)).toHaveCount(0);
    }
  });

  await test.step("is told that fulfilled needs evidence, gives it and submits", async () => {
    await analystPage.getByRole("link", { name: said("milestone.assessment.revise") }).click();
    await press(analystPage, "assess.submit");
    await expect(reportOn(analystPage).getByRole("link")).toHaveText(
      said("failures.assessment.fulfilled.needs_evidence"),
    );
    await expect(analystPage.getByLabel(said("assess.field.narrative"))).toHaveValue(narrative);
    await fillEvidence(analystPage);
    await press(analystPage, "assess.submit");
    await expect(analystPage.getByText(said("milestone.done.submitted"))).toBeVisible();
    await liaisonPage.reload();
    await expect(liaisonPage.getByText(narrative)).toHaveCount(0);
  });

  await signIn(managerPage, manager.email);
  const before = { all: await overviewOf(managerPage), own: await overviewOf(liaisonPage) };
  const areaBefore = await exportedArea(managerPage);

  await test.step("the manager sees it waiting, and accepts it", async () => {
    await managerPage.goto("/");
    await figureTile(managerPage, "waiting").click();
    await managerPage.getByLabel(said("reviews.filter.partner"), { exact: true }).selectOption(PARTNER);
    await press(managerPage, "lists.filter.apply");
    await expect(managerPage).toHaveURL(`/reviews?partner=${PARTNER}`);
    await managerPage.getByRole("row", { name: title }).getByRole("link", { name: code }).click();
    await expect(managerPage.getByRole("link", { name: EVIDENCE.title })).toHaveAttribute(
      "href",
      EVIDENCE.url,
    );
    await press(managerPage, "milestone.assessment.accept");
    await managerPage.getByRole("status").getByRole("link", { name: code, exact: true }).click();
    await expect(managerPage.getByRole("heading", { level: 1, name: title })).toBeVisible();
  });

  await test.step("and sees the value in the chart's table and the overview's figures move", async () => {
    await managerPage.getByText(said("charts.figure.showTable")).click();
    const table = managerPage.getByRole("table", { name: said("charts.milestonePath.caption") });
    await expect(
      table.getByRole("row", { name: new RegExp(`^${format.day("2026-09-30")} 100`) }),
    ).toBeVisible();
    const all = await overviewOf(managerPage);
    expect(all.completion).not.toBe(before.all.completion);
    const area = await exportedArea(managerPage);
    expect(area).toMatchObject({
      milestones: areaBefore?.["milestones"],
      assessed: String(Number(areaBefore?.["assessed"]) + 1),
    });
    expect(all.completion).toBe(format.percent(Number(area?.["completion"])));
    expect(await overviewOf(liaisonPage)).toEqual({
      completion: all.completion,
      fulfilled: before.own.fulfilled + 1,
    });
    await expect(managerPage.getByRole("link", { name: title })).toBeVisible();
  });

  await test.step("the liaison now sees the assessment with its evidence", async () => {
    await liaisonPage.goto(`/milestones/${code}`);
    await expect(liaisonPage.getByText(narrative)).toBeVisible();
    await expect(liaisonPage.getByRole("link", { name: EVIDENCE.title })).toBeVisible();
    await expect(liaisonPage.getByRole("link", { name: said("milestone.record") })).toHaveCount(0);
  });

  await test.step("the manager exports what the list shows, and the file equals the page", async () => {
    await managerPage.goto(`/milestones?partner=${PARTNER}&area=${OWN_AREA}&sort=-due`);
    const download = managerPage.waitForEvent("download");
    await managerPage.getByText(said("exports.menu"), { exact: true }).click();
    await managerPage.getByRole("link", { name: "Milestones, CSV", exact: true }).click();
    const file = await readFile(await (await download).path());
    expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = csvRows.parse(parse(file, { bom: true, columns: true, record_delimiter: "\r\n" }));
    const exported = rows.map((row) => ({
      code: row["code"],
      title: row["title"],
      area: said(`words.area.${row["area"]}`),
      delivery: said(`words.delivery.${row["delivery"] || "not_assessed"}`),
      verdict: row["verdict"] ? said(`words.verdict.${row["verdict"]}`) : "–",
      view: row["partner_view"] ? said(`words.stance.${row["partner_view"]}`) : "–",
      rag: said(`words.rag.${row["rag"]}`),
      progress: row["progress"] ? format.percent(Number(row["progress"])) : "–",
      due: format.day(row["due_on"] ?? ""),
      assessed: row["effective_on"] ? format.day(row["effective_on"]) : said("milestones.never"),
    }));
    const shown = await managerPage
      .getByRole("main")
      .getByRole("table")
      .locator("tbody tr")
      .evaluateAll((all) =>
        all.map((row) =>
          [...row.querySelectorAll("th, td")].map((cell) =>
            cell instanceof HTMLElement ? cell.innerText : "",
          ),
        ),
      );
    const first = (text = "") => text.trim().split("\n")[0]?.trim();
    expect(
      shown.map(([code, title, area, delivery, verdict, view, rag, progress, due, assessed]) => ({
        code: first(code),
        title: first(title),
        area: first(area),
        delivery: first(delivery),
        verdict: first(verdict),
        view: first(view),
        rag: first(rag),
        progress: first(progress),
        due: first(due),
        assessed: first(assessed),
      })),
    ).toEqual(exported);
    expect(rows.find((row) => row["code"] === code)).toMatchObject({
      value: "100",
      progress: "1",
      verdict: "fulfilled",
      effective_on: "2026-09-30",
      rag: "blue",
    });
  });
});
