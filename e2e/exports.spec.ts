import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import readWorkbook from "read-excel-file/node";
import { newAssessment, newPerson } from "@/db/testing/factories";
import { readJsonLines } from "@/db/testing/read-exports";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";

const TITLE = '=HYPERLINK("http://elsewhere.example")';

/** The file behind a link of the open menu, as the browser downloads it. */
async function downloaded(page: Page, link: string): Promise<{ name: string; bytes: Buffer }> {
  const started = page.waitForEvent("download");
  await page.getByRole("link", { name: link, exact: true }).click();
  const download = await started;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

for (const javaScriptEnabled of [true, false])
  test(`a manager takes away what the list shows ${javaScriptEnabled ? "and sees how far it is" : "without any script"}`, async ({
    openAs,
  }) => {
    const milestone = await freshMilestone({ partner: "UZB", title: TITLE });
    await newAssessment(milestone, { value: 12.5, effectiveOn: "2025-03-31", evidence: 1 });
    const page = await openAs(await newPerson("manager"), { javaScriptEnabled });
    await page.goto(`/milestones?q=${milestone.code}&partner=UZB`);
    await page.getByText(said("exports.menu"), { exact: true }).click();

    const workbook = await downloaded(page, "Milestones, Excel");
    expect(workbook.name).toMatch(/^milestones-illustrative-\d{4}-\d\d-\d\d\.xlsx$/);
    const [sheet, about] = await readWorkbook(workbook.bytes);
    const [head = [], row = []] = sheet?.data ?? [];
    const cells = Object.fromEntries(head.map((name, index) => [String(name), row[index]]));
    expect(sheet?.data).toHaveLength(2);
    expect(cells).toMatchObject({ code: milestone.code, title: TITLE, value: 12.5 });
    expect(cells["effective_on"]).toEqual(new Date("2025-03-31"));
    const notes = Object.fromEntries((about?.data ?? []).map(([name, text]) => [String(name), text]));
    expect(about?.sheet).toBe(said("exports.about.title"));
    expect(notes[said("exports.about.filters")]).toContain("Uzbekistan");
    expect(notes[said("exports.about.rows")]).toBe("1");
    expect(notes[said("exports.about.marking")]).toBe(said("shell.illustrative"));
    if (javaScriptEnabled) await expect(page.getByText("Milestones, Excel: all 1 row sent")).toBeVisible();

    const assessments = await downloaded(page, "Assessments, JSON Lines");
    expect(readJsonLines(assessments.bytes)).toMatchObject([
      { milestone: milestone.code, title: TITLE, value: 12.5, verdict: "ongoing", holds: true },
    ]);
    const evidence = (await downloaded(page, "Evidence, CSV")).bytes.toString().trim().split("\r\n");
    expect(evidence).toHaveLength(2);
    const importable = (await downloaded(page, "Milestones to import, CSV")).bytes.toString();
    expect(importable).toContain(`"'=HYPERLINK(""http://elsewhere.example"")"`);
  });

test("an administrator takes the audit trail away as it is filtered", async ({ openAs }) => {
  const admin = await newPerson("admin");
  const page = await openAs(admin);
  await page.goto("/admin/audit?what=export.file");
  await page.getByText(said("exports.menu"), { exact: true }).click();
  const { bytes } = await downloaded(page, "Audit trail, JSON Lines");
  const events = readJsonLines(bytes);
  // Others take files away meanwhile.
  expect(events.find(({ person }) => person === admin.name)).toMatchObject({
    action: "export.file",
    entity_id: "audit",
    after: { format: "jsonl", query: "what=export.file" },
  });
  expect(new Set(events.map((event) => event["action"]))).toEqual(new Set(["export.file"]));
});

test("whoever asks for the head of a file is told how many rows it would have, and takes nothing", async ({
  openAs,
}) => {
  const milestone = await freshMilestone({ partner: "UZB" });
  const page = await openAs(await newPerson("manager"));
  const answer = await page.request.head(`/api/export/milestones.xlsx?q=${milestone.code}`);
  expect([answer.status(), answer.headers()["x-rows"]]).toEqual([200, "1"]);
});
