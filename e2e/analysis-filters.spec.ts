import type { Locator, Page } from "@playwright/test";
import { newPerson } from "@/db/testing/factories";
import { said } from "@/e2e/fixtures/messages";
import { expect, test } from "@/e2e/fixtures/test";
import { formatFor } from "@/i18n/format";
import { ANALYSES } from "@/lib/analysis/constants";
import { AS_OF } from "@/lib/as-of/rules";

const format = formatFor("en");
// Days of the same number as their month, which a keyboard writes alike wherever the day stands first and where the month does.
const DAY = "2026-06-06";
const EARLIER = "2025-12-12";

/** All that can be filtered, and the day that is looked at: as the address says it. */
const ASKED = [
  ["partner", "ARM"],
  ["partner", "SRB"],
  ["area", "anti_corruption"],
  ["area", "rule_of_law"],
  ["nature", "milestone"],
  ["nature", "target"],
  ["programme", "ipap"],
  ["from", "2025-Q1"],
  ["to", "2026-Q1"],
  ["compareTo", EARLIER],
  [AS_OF, DAY],
];
const NAMES = [...new Set(ASKED.map(([name]) => name))];

const bar = (page: Page) => page.getByRole("search");
const bySorted = (entries: readonly (readonly (string | undefined)[])[]) =>
  entries.map((entry) => entry.join("=")).toSorted();
const queryOf = (page: Page) =>
  bySorted([...new URL(page.url()).searchParams].filter(([name]) => NAMES.includes(name)));
/** What the controls of the bar stand at, as they would be sent. */
const statesOf = async (page: Page) =>
  bySorted(
    (
      await bar(page).evaluate((form) =>
        form instanceof HTMLFormElement
          ? [...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value : ""])
          : [],
      )
    ).filter(([name]) => NAMES.includes(name ?? "")),
  );
/** The figures of the page as it says them. */
const figuresOf = (page: Page) =>
  page
    .getByRole("table", { name: said("analysis.performance.caption") })
    .getByRole("row")
    .allTextContents();

async function press(control: Locator, ...keys: string[]): Promise<void> {
  await control.focus();
  for (const key of keys) await control.press(key);
}

/** Opens the choices under this name and takes these. */
async function tick(page: Page, name: string, choices: readonly string[]): Promise<void> {
  await press(
    bar(page)
      .locator("summary")
      .filter({ hasText: said(name) }),
    "Enter",
  );
  for (const choice of choices)
    await press(bar(page).getByRole("checkbox", { name: choice, exact: true }), "Space");
}

/** Goes down a list of choices to the one that says this. */
async function select(page: Page, name: string, choice: string): Promise<void> {
  const list = bar(page).getByLabel(said(name), { exact: true });
  const labels = await list.locator("option").allTextContents();
  await press(list, ...labels.slice(0, labels.indexOf(choice)).map(() => "ArrowDown"));
}

/** Writes a day into its field, part by part. */
async function writeDay(field: Locator, day: string): Promise<void> {
  await field.focus();
  await field.pressSequentially(day.split("-").toReversed().join(""));
  await expect(field).toHaveValue(day);
}

test("what is filtered by keyboard is the address, which opens the same view to a colleague and leads from page to page", async ({
  openAs,
}) => {
  const page = await openAs(await newPerson("manager"));
  await page.goto("/analysis/progress");
  await tick(page, "analysis.filter.partners", [format.country("AM"), format.country("RS")]);
  await tick(
    page,
    "analysis.filter.areas",
    ["anti_corruption", "rule_of_law"].map((area) => said(`words.area.${area}`)),
  );
  await tick(
    page,
    "analysis.filter.natures",
    ["milestone", "target"].map((nature) => said(`words.nature.${nature}`)),
  );
  await tick(page, "analysis.filter.programmes", [said("words.programme.ipap")]);
  await select(page, "analysis.filter.from", format.quarter("2025 Q1"));
  await select(page, "analysis.filter.to", format.quarter("2026 Q1"));
  const compared = bar(page).getByLabel(said("analysis.filter.compareTo"), { exact: true });
  await writeDay(compared, EARLIER);
  await compared.press("Enter");
  await expect(page).toHaveURL(/compareTo=/);

  const frame = page.getByRole("complementary", { name: said("asOf.label") });
  await press(frame.getByText(said("asOf.another")), "Enter");
  const day = frame.getByLabel(said("asOf.day"), { exact: true });
  await writeDay(day, DAY);
  await day.press("Enter");
  await expect(page).toHaveURL(/asOf=/);
  expect(queryOf(page)).toEqual(bySorted(ASKED));

  // On paper, which has no bar, the view says in words what is asked.
  await page.emulateMedia({ media: "print" });
  const partners = [format.country("AM"), format.country("RS")].join(", ");
  const sentence = page.getByRole("main").getByText(`${said("analysis.filter.partners")}: ${partners}`);
  await expect(sentence).toBeVisible();
  for (const words of [
    `${said("words.area.anti_corruption")}, ${said("words.area.rule_of_law")}`,
    `${said("words.nature.milestone")}, ${said("words.nature.target")}`,
    said("words.programme.ipap"),
    ...["2025 Q1", "2026 Q1"].map((quarter) => format.quarter(quarter)),
    ...[EARLIER, DAY].map((day) => format.day(day)),
  ])
    await expect(sentence).toContainText(words);
  await page.emulateMedia({ media: "screen" });

  // Its figures are those of the lists behind them, and the same to whoever opens the address.
  const address = page.url();
  const table = page.getByRole("table", { name: said("analysis.performance.caption") });
  const all = table.getByRole("row").last();
  const count = Number(await all.getByRole("cell").first().textContent());
  expect(count).toBeGreaterThan(0);
  const figures = await figuresOf(page);
  await press(all.getByRole("link"), "Enter");
  await expect(page.getByText(new RegExp(`^${count} milestones? fits?$`))).toBeVisible();

  const colleague = await openAs(await newPerson("analyst", ["ARM"]));
  await colleague.goto(address);
  await expect(colleague.getByRole("table", { name: said("analysis.performance.caption") })).toBeVisible();
  expect(await figuresOf(colleague)).toEqual(figures);
  expect(await statesOf(colleague)).toEqual(bySorted(ASKED));

  for (const other of ANALYSES.toReversed()) {
    await press(
      colleague
        .getByRole("navigation", { name: said("analysis.pages.label"), exact: true })
        .getByRole("link", { name: said(`analysis.pages.${other}.title`), exact: true }),
      "Enter",
    );
    await expect(colleague).toHaveURL(new RegExp(`/analysis/${other}\\?`));
    expect(queryOf(colleague)).toEqual(bySorted(ASKED));
    expect(await statesOf(colleague)).toEqual(bySorted(ASKED));
  }

  // Kept under a name, it is the same address.
  const last = new URL(colleague.url());
  await press(colleague.getByRole("link", { name: said("savedViews.save") }), "Enter");
  await colleague.getByLabel(said("savedViews.name")).fill("All at once");
  await colleague.getByLabel(said("savedViews.name")).press("Enter");
  await expect(colleague).toHaveURL("/views?done=saved");
  await press(colleague.getByRole("link", { name: "All at once" }), "Enter");
  await expect(colleague).toHaveURL(`${last.pathname}${last.search}`);
});
