import { asInstallation } from "@/db/testing/acting";
import { newAssessment, newPerson } from "@/db/testing/factories";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone, OWN_AREA } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";
import { formatFor } from "@/i18n/format";

import { press, reportOn } from "./assessment-form";

const format = formatFor("en");

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : ", without JavaScript too";

  test(`an analyst adds a milestone of the own partner, blank${how}`, async ({ openAs }) => {
    const page = await openAs(await newPerson("analyst", ["SRB"]), { javaScriptEnabled });
    const title = `Fewer days to a decision ${crypto.randomUUID().slice(0, 8)}`;
    await page.goto("/milestones");
    await page.getByRole("link", { name: said("milestones.new") }).click();
    await expect(page.getByLabel(said("plan.start.partner")).getByRole("option")).toHaveText([
      said("forms.choose"),
      format.country("RS"),
    ]);
    await page.getByLabel(said("plan.start.from")).selectOption("number");
    await press(page, "plan.start.go");
    await page.getByLabel(said("plan.field.area")).selectOption(OWN_AREA);
    await page.getByLabel(said("plan.field.title")).fill(title);
    await page.getByLabel(said("plan.field.indicator")).fill("Days from application to decision");
    await page.getByLabel(said("plan.field.unit")).fill("days");
    await page.getByLabel(said("plan.field.baseline")).fill("90");
    await page.getByLabel(said("plan.field.target")).fill("90");
    await page.getByLabel(said("plan.field.startOn")).fill("2026-01-01");
    await page.getByLabel(said("plan.field.dueOn")).fill("2027-12-31");
    await press(page, "plan.create");
    await expect(reportOn(page)).toContainText(said("failures.milestone.target.same_as_baseline"));
    await expect(page.getByLabel(said("plan.field.title"))).toHaveValue(title);
    await page.getByLabel(said("plan.field.target")).fill("30");
    await press(page, "plan.create");
    await expect(page.getByText(said("milestone.done.created"))).toBeVisible();
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expect(page).toHaveURL(/\/milestones\/SRB-[A-Z]{3}-\d+\?done=created$/);
  });
}

test("a manager adds a milestone from a template of the catalogue for any active partner", async ({
  openAs,
}) => {
  const page = await openAs(await newPerson("manager"));
  const [template] = await asInstallation(
    (tx) =>
      tx<
        { code: string; title: string }[]
      >`select code, title from milestone_templates order by code limit 1`,
  );
  if (template === undefined) throw new Error("the reference data has templates");
  await page.goto("/milestones/new");
  await page.getByLabel(said("plan.start.partner")).selectOption("SRB");
  await page.getByLabel(said("plan.start.from")).selectOption(template.code);
  await press(page, "plan.start.go");
  await expect(page.getByLabel(said("plan.field.title"))).toHaveValue(template.title);
  await page.getByLabel(said("plan.field.dueOn")).fill("2029-12-31");
  await press(page, "plan.create");
  await expect(page.getByText(said("milestone.done.created"))).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: template.code })).toBeVisible();
});

test("a due date moves only with a reason, and the change stays with its reason and who made it", async ({
  openAs,
}) => {
  const { code } = await freshMilestone({ partner: "SRB", dueOn: "2027-12-31" });
  const person = await newPerson("manager");
  const page = await openAs(person);
  await page.goto(`/milestones/${code}/edit`);
  await page.getByLabel(said("plan.field.dueOn")).fill("2028-06-30");
  await press(page, "plan.save");
  await expect(reportOn(page)).toContainText(said("failures.milestone.reason.missing"));
  await page.getByLabel(said("plan.field.reason"), { exact: true }).selectOption("force_majeure");
  await page.getByLabel(said("plan.field.explanation")).fill("The building was flooded.");
  await press(page, "plan.save");
  await expect(page.getByText(said("milestone.done.edited"))).toBeVisible();
  const change = page
    .getByRole("table", { name: said("milestone.changes.caption") })
    .getByRole("row", { name: /31 Dec 2027/ });
  await expect(change).toContainText("30 Jun 2028");
  await expect(change).toContainText(said("words.reason.force_majeure"));
  await expect(change).toContainText("The building was flooded.");
  await expect(change).toContainText(person.name);
});

test("two people who change one plan: the later one sees both versions, and nothing is overwritten unseen", async ({
  openAs,
}) => {
  const { code } = await freshMilestone({ partner: "SRB", title: "As agreed at first" });
  const [first, second] = [
    await openAs(await newPerson("manager")),
    await openAs(await newPerson("analyst", ["SRB"])),
  ];
  for (const page of [first, second]) await page.goto(`/milestones/${code}/edit`);
  await first.getByLabel(said("plan.field.title")).fill("As the manager says");
  await press(first, "plan.save");
  await expect(first.getByText(said("milestone.done.edited"))).toBeVisible();
  await second.getByLabel(said("plan.field.title")).fill("As the analyst says");
  await press(second, "plan.save");
  const both = second.getByRole("table", { name: said("forms.conflict.caption") });
  await expect(both.getByRole("row", { name: /As the analyst says.*As the manager says/ })).toBeVisible();
  const stored = () => asInstallation((tx) => tx`select title from milestones where code = ${code}`);
  expect([...(await stored())]).toEqual([{ title: "As the manager says" }]);
});

test("a value beyond its target or behind its baseline is shown as it was measured", async ({ openAs }) => {
  const milestone = await freshMilestone({ partner: "SRB", baseline: 100, target: 50 });
  await newAssessment(milestone, { value: 40, effectiveOn: "2026-03-31" });
  const page = await openAs(await newPerson("manager"));
  await page.goto(`/milestones?q=${milestone.code}`);
  await expect(
    page.getByRole("row", { name: milestone.code }).getByRole("cell", { name: "120%" }),
  ).toBeVisible();
});
