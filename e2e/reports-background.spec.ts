import { readFile } from "node:fs/promises";
import { z } from "zod";
import { asInstallation } from "@/db/testing/acting";
import { newPerson, newReportJob } from "@/db/testing/factories";
import { ask } from "@/e2e/fixtures/ask";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";

const HTML = { headers: { accept: "text/html,application/xhtml+xml" } };

test("a report is made while its requester does something else: a notice leads to it", async ({ openAs }) => {
  await freshMilestone({ partner: "GEO" });
  const manager = await newPerson("manager");
  const page = await openAs(manager);
  await page.goto("/reports?kind=partner&subject=GEO");
  await page.locator('[name="title"]').fill("For the board");
  await page.getByRole("combobox", { name: said("reports.field.format") }).selectOption("json");
  await page.getByRole("button", { name: said("reports.job.order") }).click();
  await expect(page).toHaveURL(/\/reports\/jobs\/\d+$/);
  await expect(page.getByRole("heading", { level: 1, name: "For the board" })).toBeVisible();
  await expect(page.getByRole("heading", { name: said("reports.job.states.done") })).toBeVisible();

  await page.goto("/notices");
  await expect(page.getByRole("heading", { name: said("notices.what.report_ready") })).toBeVisible();
  await page.getByRole("link", { name: /For the board/ }).click();
  await expect(page).toHaveURL(/\/reports\/jobs\/\d+$/);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /JSON/ }).click(),
  ]);
  const parsed: unknown = JSON.parse(await readFile(await download.path(), "utf8"));
  expect(z.object({ title: z.string() }).parse(parsed).title).toBe("For the board");
  const exported = await asInstallation(
    (tx) => tx`select from audit_events where action = 'export.file' and person_id = ${manager.personId}`,
  );
  expect(exported).toHaveLength(1);
  await page.goto("/reports");
  await expect(page.getByRole("link", { name: "For the board" })).toBeVisible();
});

test("the page says how far it is, and by itself when it is there", async ({ openAs }) => {
  const manager = await newPerson("manager");
  const id = await newReportJob(manager, "running");
  const page = await openAs(manager);
  await page.goto(`/reports/jobs/${id}`);
  const bar = page.getByRole("progressbar", { name: said("reports.job.progress") });
  await expect(bar).toHaveAttribute("value", "4");
  await asInstallation((tx) => tx`update report_jobs set steps_done = 9 where id = ${id}`);
  await expect(bar).toHaveAttribute("value", "9");
  await asInstallation((tx) => tx`update report_jobs set state = 'failed', fault = 'fault' where id = ${id}`);
  await expect(page.getByRole("main").getByRole("alert")).toContainText(said("reports.job.fault.fault"));
  await expect(bar).toHaveCount(0);
});

test("without any script it is ordered, looked at again, fetched; and cancelled", async ({ openAs }) => {
  const manager = await newPerson("manager");
  const page = await openAs(manager, { javaScriptEnabled: false });
  await page.goto("/reports?kind=portfolio");
  await page.getByRole("combobox", { name: said("reports.field.format") }).selectOption("csv");
  await page.getByRole("button", { name: said("reports.job.order") }).click();
  await expect(page).toHaveURL(/\/reports\/jobs\/\d+$/);
  const ready = page.getByRole("heading", { name: said("reports.job.states.done") });
  while (!(await ready.isVisible())) await page.goto(page.url());
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /CSV/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^portfolio-.*\.csv$/);

  await page.goto(`/reports/jobs/${await newReportJob(manager, "running")}`);
  await page.getByRole("link", { name: said("reports.job.again") }).click();
  await page.getByRole("button", { name: said("reports.job.cancel") }).click();
  await expect(page.getByRole("heading", { name: said("reports.job.states.cancelled") })).toBeVisible();
  await expect(page.getByRole("button", { name: said("reports.job.cancel") })).toHaveCount(0);
});

test("one that is issued in the background is found under its number, without any script too", async ({
  openAs,
}) => {
  await freshMilestone({ partner: "GEO" });
  const manager = await newPerson("manager");
  const page = await openAs(manager, { javaScriptEnabled: false });
  await page.goto("/reports?kind=partner&subject=GEO");
  await page.locator('[name="title"]').fill("For the archive");
  await page.getByRole("combobox", { name: said("reports.field.format") }).selectOption("json");
  await page.getByRole("button", { name: said("reports.issue.order") }).click();
  await page.getByRole("button", { name: said("reports.issue.later") }).click();
  await expect(page).toHaveURL(/\/reports\/jobs\/\d+$/);
  const job = page.url();
  const issued = page.getByRole("heading", { name: said("reports.job.states.issued") });
  while (!(await issued.isVisible())) await page.goto(job);
  await page.getByRole("link", { name: said("reports.job.openIssued") }).click();
  await expect(page).toHaveURL(/\/reports\/R-\d{4}-\d{4,}$/);
  const { pathname: place } = new URL(page.url());
  await expect(page.getByRole("heading", { level: 1, name: "For the archive" })).toBeVisible();

  await page.goto("/notices");
  await expect(page.getByRole("heading", { name: said("notices.what.report_issued") })).toBeVisible();
  await page.getByRole("link", { name: /R-\d+-\d+ For the archive/ }).click();
  await expect(page).toHaveURL(place);
  const file = await ask(`/api${new URL(job).pathname}`, manager);
  expect([file.status, file.headers.get("location")]).toEqual([303, `/api${place}`]);
});

test("a program is told where the file will be, and how far it is", async () => {
  const manager = await newPerson("manager");
  const asked = "/api/reports?kind=portfolio&format=csv&background=yes";
  const head = await ask(asked, manager, { method: "HEAD" });
  expect([head.status, head.headers.get("location")]).toEqual([202, null]);
  const ordered = await ask(asked, manager);
  expect(ordered.status).toBe(202);
  const file = ordered.headers.get("location") ?? "";
  expect(await ordered.json()).toEqual({ state: "waiting", page: file.replace("/api", ""), file });
  let answer = await ask(file, manager);
  while (answer.status === 202) answer = await ask(file, manager);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("section,table,row,column");

  const running = await newReportJob(manager, "running", "kind=period&format=csv");
  const progress = await ask(`/api/reports/jobs/${running}`, manager);
  expect([progress.status, await progress.json()]).toEqual([
    202,
    { state: "running", stepsDone: 4, stepsAll: 10 },
  ]);
  // The same while it is under way; a browser is led to its page.
  const again = await ask("/api/reports?kind=period&format=csv&background=yes", manager, HTML);
  expect([again.status, again.headers.get("location")]).toEqual([303, `/reports/jobs/${running}`]);
  const cancelled = await newReportJob(manager, "cancelled");
  expect((await ask(`/api/reports/jobs/${cancelled}`, manager)).status).toBe(410);
});
