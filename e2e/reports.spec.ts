import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { z } from "zod";
import { newAssessment, newPerson } from "@/db/testing/factories";
import { ask } from "@/e2e/fixtures/ask";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, SETTINGS, test } from "@/e2e/fixtures/test";

test("a manager orders a report without any script, and gets it as a file in the language of its reader", async ({
  openAs,
}) => {
  // Where no other test adds so many milestones that its report is made in the background.
  const milestone = await freshMilestone({ partner: "ARM", startOn: "2024-01-01" });
  await newAssessment(milestone, { effectiveOn: "2025-12-31", value: 50, evidence: 1 });
  const page = await openAs(await newPerson("manager"), { javaScriptEnabled: false });
  await page.goto("/partners/ARM");
  await page.getByRole("link", { name: said("partners.partner.report") }).click();
  await expect(page.getByRole("combobox", { name: said("reports.field.subject") })).toHaveValue("ARM");
  await page.getByLabel(said("reports.field.foreword")).fill("For our meeting: *no* markup.\nA second line.");
  await page.getByRole("combobox", { name: said("reports.field.language") }).selectOption("fr");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: said("reports.download") }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^partner-ARM-\d{4}-\d\d-\d\d-fr(?:-illustrative)?\.pdf$/);
  const pdf = await getDocument({ data: new Uint8Array(await readFile(await download.path())) }).promise;
  expect((await pdf.getMetadata()).info).toMatchObject({ Title: "Arménie", Language: "fr" });
  const { items } = await (await pdf.getPage(1)).getTextContent();
  const text = items.map((item) => ("str" in item ? item.str : "")).join(" ");
  expect(text).toContain("For our meeting: *no* markup.");
});

test("what was exported is on record, and what cannot be made is refused in a sentence", async () => {
  const manager = await newPerson("manager");
  const asked = "/api/reports?kind=partner&subject=GEO&format=xlsx&section=completion";
  const answer = await ask(asked, manager);
  expect(answer.status).toBe(200);
  const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  expect(strFromU8(parts["docProps/core.xml"] ?? new Uint8Array())).toContain(manager.name);
  expect((await ask(`${asked}&asOf=2999-01-01`, manager)).status).toBe(400);
  expect((await ask(`${asked}&from=2999-01-01`, manager)).status).toBe(400);
  expect((await ask("/api/reports?kind=partner&subject=GEO&format=exe", manager)).status).toBe(400);
  expect((await ask("/api/reports?kind=partner&subject=XXX&format=pdf", manager)).status).toBe(404);
});

test("a report is issued, fetched again, made again and checked, in the language of its reader", async ({
  openAs,
  alone,
}) => {
  await alone(SETTINGS); // The name of the installation is in it.
  const milestone = await freshMilestone({ partner: "GEO", startOn: "2024-01-01" });
  await newAssessment(milestone, { effectiveOn: "2025-12-31", value: 50, evidence: 1 });
  const manager = await newPerson("manager");
  const page = await openAs(manager);
  await page.goto(`/milestones/${milestone.code}`);
  await page.getByRole("link", { name: said("reports.dossier") }).click();
  await expect(page).toHaveURL(`/reports?kind=milestone&subject=${milestone.code}`);
  await expect(page.getByRole("textbox", { name: said("reports.field.milestone") })).toHaveValue(
    milestone.code,
  );
  await page.getByRole("combobox", { name: said("reports.field.format") }).selectOption("json");
  await page.getByRole("button", { name: said("reports.issue.order") }).click();
  await page.getByRole("button", { name: said("reports.issue.send") }).click();
  await expect(page).toHaveURL(/\/reports\/R-\d{4}-\d{4,}\?done=issued$/);
  const [, number = ""] = /\/(R-[\d-]+)/.exec(page.url()) ?? [];

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /JSON/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(
    new RegExp(`^${number}-milestone-${milestone.code}-.*\\.json$`),
  );
  const path = await download.path();
  const parsed: unknown = JSON.parse(await readFile(path, "utf8"));
  const { checkCode } = z.object({ checkCode: z.string() }).parse(parsed);

  await page.getByRole("link", { name: said("reports.issued.rebuild") }).click();
  await expect(page.getByText(said("reports.issued.rebuilt.identical"))).toBeVisible();
  await page.goto("/reports");
  await expect(page.getByRole("link", { name: number })).toBeVisible();

  // A liaison of another partner, who may not order it, can tell whether the file in hand is the issued one.
  const other = await openAs(await newPerson("liaison", ["ARM"]));
  const url = new URL(page.url()).origin;
  await other.context().addCookies([{ name: "language", value: "fr", url }]);
  await other.goto(`/reports/check?code=${checkCode.toLowerCase()}`);
  await expect(other.getByText(number)).toBeVisible();
  const choose = async (file: { name: string; mimeType: string; buffer: Buffer }) => {
    await other.locator("input[type=file]").setInputFiles(file);
    await expect(other.locator("[name=sha256]")).toHaveValue(/^[0-9a-f]{64}$/);
    await other.locator("form[action='/reports/check'] button[type=submit]").click();
  };
  const bytes = await readFile(path);
  await choose({ name: "report.json", mimeType: "application/json", buffer: bytes });
  await expect(other.getByText(new RegExp(`${number}.*JSON.*inchangé`))).toBeVisible();
  await other.goto("/reports/check");
  await choose({
    name: "report.json",
    mimeType: "application/json",
    buffer: Buffer.concat([bytes, Buffer.from(" ")]),
  });
  await expect(
    other.getByRole("alert").filter({ hasText: "Aucun rapport émis n’est ce fichier" }),
  ).toBeVisible();
});
