import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { newPerson } from "@/db/testing/factories";
import { said } from "@/e2e/fixtures/messages";
import { expect, test } from "@/e2e/fixtures/test";
import { formatFor } from "@/i18n/format";
import type { Language } from "@/lib/people/constants";
import { REPORT_FORMATS } from "@/lib/reports/constants";
import { openReport } from "@/lib/reports/testing/open-report";

// Of a past day, since what others accept meanwhile does not change it.
const DAY = "2026-03-31";

const spaced = (text: string) => text.replaceAll(/\s+/g, " ").trim();

/** Each reform area with its completion, milestones and assessed ones, as the page shows them. */
async function shownByArea(page: Page, language: Language): Promise<string[][]> {
  const table = page.getByRole("table", { name: said("partners.partner.byAreaCaption", language) });
  const rows = await table.locator("tbody tr").all();
  return Promise.all(
    rows.map(async (row) => {
      const [area = "", completion = "", milestones = "", assessed = ""] = await row
        .locator("th, td")
        .allInnerTexts();
      return [area, milestones, assessed, completion].map(spaced);
    }),
  );
}

REPORT_FORMATS.forEach((format, index) => {
  const language: Language = index % 2 === 0 ? "en" : "fr";
  test(`a report as ${format.toUpperCase()} is ordered from a page, and opened again has its figures, in ${language}`, async ({
    openAs,
  }) => {
    const page = await openAs(await newPerson("manager"), { javaScriptEnabled: false });
    await page.goto(`/partners/UKR?asOf=${DAY}`);
    await page.context().addCookies([{ name: "language", value: language, url: new URL(page.url()).origin }]);
    await page.reload();
    const shown = await shownByArea(page, language);
    expect(shown).toHaveLength(7);

    await page.getByRole("link", { name: said("partners.partner.report", language) }).click();
    const choose = (field: string, value: string) =>
      page.getByRole("combobox", { name: said(`reports.field.${field}`, language) }).selectOption(value);
    await choose("format", format);
    await choose("language", language);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: said("reports.download", language) }).click(),
    ]);
    expect(download.suggestedFilename()).toContain(`UKR-${DAY}-${language}`);

    const opened = await openReport(format, await readFile(await download.path()));
    const { day, number, percent } = formatFor(language);
    const rows = opened.rowsOf({
      id: "completion",
      columns: [
        { key: "area", header: said("partners.partner.area", language) },
        { key: "milestones", header: said("partners.column.milestones", language) },
        { key: "assessed", header: said("partners.column.assessed", language) },
        { key: "completion", header: said("changes.column.on", language).replace("{day}", day(DAY)) },
      ],
    });
    const written = (value: unknown, write: (value: number) => string) =>
      spaced(typeof value === "number" ? write(value) : String(value));
    expect(
      rows?.map(([area, milestones, assessed, completion]) => [
        ...[spaced(String(area)), written(milestones, number), written(assessed, number)],
        written(completion, percent),
      ]),
    ).toEqual(shown);
  });
});
