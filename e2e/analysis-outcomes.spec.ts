import { newAssessment, newPerson } from "@/db/testing/factories";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { untilScripted } from "@/e2e/fixtures/scripted";
import { expect, test } from "@/e2e/fixtures/test";

test("the index and the lag that are chosen stay in the address, and a point of the changes leads to its partner's milestones", async ({
  openAs,
}) => {
  for (const partner of ["SRB", "KGZ"]) {
    const milestone = await freshMilestone({ partner, startOn: "2020-01-01" });
    await newAssessment(milestone, { effectiveOn: "2021-06-30", value: 20 });
    await newAssessment(milestone, { effectiveOn: "2022-06-30", value: 60 });
  }
  const page = await openAs(await newPerson("manager"));
  await page.goto("/analysis/outcomes?partner=SRB&partner=KGZ&from=2021-Q1&to=2022-Q4");
  await page
    .getByLabel(said("analysis.outcomes.filter.indicator"), { exact: true })
    .selectOption({ value: "VDEM_v2x_libdem" });
  await page.getByLabel(said("analysis.outcomes.filter.lag"), { exact: true }).selectOption({ value: "1" });
  await page.getByRole("button", { name: said("lists.filter.apply") }).click();
  await expect(page).toHaveURL(
    "/analysis/outcomes?indicator=VDEM_v2x_libdem&lag=1&partner=SRB&partner=KGZ&from=2021-Q1&to=2022-Q4",
  );
  await expect(page.getByLabel(said("analysis.outcomes.filter.lag"), { exact: true })).toHaveValue("1");
  await expect(page.getByRole("status").filter({ hasText: said("analysis.outcomes.noCause") })).toBeVisible();

  // As many points as pairs, and each says what its row says.
  const figure = page.locator("section").filter({
    has: page.getByRole("heading", { name: said("analysis.outcomes.changes.title") }),
  });
  const points = figure.locator("[data-point]");
  await expect(points).toHaveCount(2);
  await figure.getByText(said("charts.figure.showTable")).click();
  const table = figure.getByRole("table", { name: said("analysis.outcomes.changes.caption") });
  await expect(table.getByRole("rowheader")).toHaveText(["Kyrgyzstan", "Serbia"]);
  const reader = figure.getByRole("slider");
  await untilScripted(page);
  await reader.focus();
  await page.keyboard.press("Home");
  const text = (await reader.getAttribute("aria-valuetext")) ?? "";
  const name = text.startsWith("Serbia") ? "Serbia" : "Kyrgyzstan";
  const cells = await table.getByRole("row").filter({ hasText: name }).getByRole("cell").allTextContents();
  expect(text).toContain(cells[2]);
  expect(text).toContain(cells[5]);
  await points.first().click();
  await expect(page).toHaveURL(`/milestones?partner=${name === "Serbia" ? "SRB" : "KGZ"}`);
});

test("without scripts the changes are drawn and the choice is an address", async ({ openAs }) => {
  const page = await openAs(await newPerson("manager"), { javaScriptEnabled: false });
  await page.goto("/analysis/outcomes?partner=UKR&indicator=UN_PKO_TOTAL");
  await expect(page.getByLabel(said("analysis.outcomes.filter.indicator"), { exact: true })).toHaveValue(
    "UN_PKO_TOTAL",
  );
  await page.getByRole("button", { name: said("lists.filter.apply") }).click();
  await expect(page).toHaveURL("/analysis/outcomes?indicator=UN_PKO_TOTAL&lag=0&partner=UKR");
  // What comes late comes too, between the page and its footer, and nothing goes on saying that it is awaited.
  const late = page.getByRole("heading", { name: said("analysis.outcomes.changes.title") });
  await expect(late).toBeVisible();
  await expect(page.getByText(said("states.loading"))).toBeHidden();
  const heights = await Promise.all(
    [page.getByRole("search"), late, page.getByRole("contentinfo")].map(async (place) => {
      const box = await place.boundingBox();
      return box?.y ?? 0;
    }),
  );
  expect(heights).toEqual(heights.toSorted((a, b) => a - b));
});
