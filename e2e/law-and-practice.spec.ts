import { newAssessment, newPerson } from "@/db/testing/factories";
import { COUNTED } from "@/e2e/fixtures/counted";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { untilScripted } from "@/e2e/fixtures/scripted";
import { expect, test } from "@/e2e/fixtures/test";

const PARTNER = COUNTED["law-and-practice.spec.ts"];

test("each mark leads to as many milestones as it counts", async ({ openAs }) => {
  for (const [basis, value] of [
    ["de_jure", 60],
    ["de_facto", 20],
  ] as const)
    await newAssessment(await freshMilestone({ partner: PARTNER, basis }), { value });
  const page = await openAs(await newPerson("manager"));
  await page.goto(`/analysis/law-and-practice?partner=${PARTNER}`);
  const card = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: said("charts.basisGaps.title.area") }) });
  await card.getByText(said("charts.figure.showTable")).click();
  const first = card.getByRole("table").getByRole("link").first();
  const count = /\((\d+)/.exec((await first.textContent()) ?? "")?.[1] ?? "";
  await untilScripted(page);
  await card.locator("[data-mark]").first().click();
  await expect(page).toHaveURL(/basis=de_jure/);
  await expect(page.getByRole("main").getByRole("status")).toContainText(new RegExp(`^${count} `));
});

test("without any script the gaps are drawn, with what they were on the earlier day", async ({ openAs }) => {
  const page = await openAs(await newPerson("manager"), { javaScriptEnabled: false });
  await page.goto("/analysis/law-and-practice?compareTo=2025-12-31");
  await expect(page.locator("[data-drawing] > svg").first()).toBeVisible();
  await expect(page.locator("[data-mark]").first()).toBeVisible();
});

test("the basis is chosen with the plan and shown on the milestone, in its list and on the page", async ({
  openAs,
}) => {
  const milestone = await freshMilestone({ partner: "GEO" });
  await newAssessment(milestone, { value: 40 });
  const page = await openAs(await newPerson("manager"), { javaScriptEnabled: false });
  await page.goto(`/milestones/${milestone.code}/edit`);
  await page.getByLabel(said("plan.field.basis"), { exact: true }).selectOption("de_jure");
  await page.getByRole("button", { name: said("plan.save") }).click();
  await expect(page.getByRole("main")).toContainText(said("words.basis.de_jure"));
  await page.goto(`/milestones?q=${milestone.code}&basis=de_jure`);
  await expect(page.getByRole("link", { name: milestone.code, exact: true })).toBeVisible();
});
