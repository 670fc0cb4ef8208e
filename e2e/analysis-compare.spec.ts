import { newAssessment, newPerson } from "@/db/testing/factories";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { untilScripted } from "@/e2e/fixtures/scripted";
import { expect, test } from "@/e2e/fixtures/test";

test("partners stand in the order in which they were chosen, each figure with its list, and the points are read by keyboard", async ({
  openAs,
}) => {
  for (const partner of ["SRB", "KGZ"]) {
    const milestone = await freshMilestone({ partner, startOn: "2024-01-01" });
    await newAssessment(milestone, { effectiveOn: "2025-12-31", value: 50 });
  }
  const page = await openAs(await newPerson("manager"));
  await page.goto("/analysis/compare");
  await expect(page.getByText(said("analysis.compare.choose.title"))).toBeVisible();
  await page
    .getByRole("search")
    .locator("summary")
    .filter({ hasText: said("analysis.filter.partners") })
    .click();
  await page.getByRole("checkbox", { name: "Kyrgyzstan" }).check();
  await page.getByRole("checkbox", { name: "Serbia" }).check();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/analysis/compare?partner=KGZ&partner=SRB");
  await page.goto("/analysis/compare?partner=SRB&partner=KGZ&from=2025-Q1");
  const table = page.getByRole("table", { name: said("analysis.compare.caption") });
  await expect(table.getByRole("columnheader")).toHaveText([
    said("analysis.compare.figure"),
    "Serbia",
    "Kyrgyzstan",
  ]);

  const points = page.getByRole("slider", { name: said("charts.compared.title") });
  await untilScripted(page);
  await points.focus();
  await page.keyboard.press("End");
  const text = (await points.getAttribute("aria-valuetext")) ?? "";
  await page.getByText(said("charts.figure.showTable")).click();
  const last = page
    .getByRole("table", { name: said("charts.compared.caption") })
    .getByRole("row")
    .nth(1);
  for (const cell of await last.getByRole("cell").allTextContents()) expect(text).toContain(cell);
  // Each line has a point in every quarter in which its partner has a value.
  const drawn = page.locator("[data-drawing] path[transform]");
  await expect.poll(() => drawn.count()).toBeGreaterThan(7);

  // Behind a point lies the list of its day, by keyboard and by a click.
  const compared = page.url();
  await points.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/milestones?partner=KGZ&partner=SRB&asOf=2025-03-31&knownAt=now");
  await page.goto(compared);
  await expect.poll(() => drawn.count()).toBeGreaterThan(7);
  await page.locator("[data-quarters]").click({ position: { x: 1, y: 20 } });
  await expect(page).toHaveURL("/milestones?partner=KGZ&partner=SRB&asOf=2025-03-31&knownAt=now");
  await page.goto(compared);

  // A page of another question keeps what is filtered, and so does the way back.
  await page.getByRole("link", { name: said("analysis.pages.progress.title"), exact: true }).click();
  await expect(page).toHaveURL("/analysis/progress?partner=SRB&partner=KGZ&from=2025-Q1");
});
