import { randomUUID } from "node:crypto";

import type { Page } from "@playwright/test";

import { newAssessment, newPerson } from "@/db/testing/factories";
import { newScale, newTemplate } from "@/e2e/fixtures/administration";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone, OWN_AREA } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";

import { heading, press, reportOn } from "./steps";

const field = (page: Page, key: string) =>
  page.getByLabel(said(`catalogue.template.${key}`), { exact: true });

/** What whoever plans can start a milestone from. */
async function offered(page: Page): Promise<string[]> {
  await page.goto("/milestones/new?partner=SRB");
  return page
    .getByLabel(said("plan.start.from"))
    .getByRole("option")
    .evaluateAll((all) => all.map((each) => each.getAttribute("value") ?? ""));
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : ", without JavaScript too";

  test(`a template is added, planned with, changed and retired, and the milestone keeps what it came with${how}`, async ({
    openAs,
  }) => {
    const title = `Reserve officers vetted ${randomUUID().slice(0, 8)}`;
    const admin = await openAs(await newPerson("admin"), { javaScriptEnabled });
    await admin.goto("/admin/catalogue");
    await admin.getByRole("link", { name: said("catalogue.templates.add") }).click();
    await admin.getByLabel(said("catalogue.measure.by")).selectOption("number");
    await press(admin, "catalogue.measure.go");
    await field(admin, "area").selectOption(OWN_AREA);
    await field(admin, "resultLevel").selectOption("outcome");
    await field(admin, "title").fill(title);
    await field(admin, "description").fill("Every reserve officer is vetted before a first post.");
    await field(admin, "indicator").fill("Officers vetted");
    await field(admin, "unit").fill("officers");
    await field(admin, "baselineLow").fill("30");
    await field(admin, "baselineHigh").fill("10");
    await field(admin, "target").fill("200");
    await field(admin, "meansOfVerification").fill("Register of the personnel office");
    await field(admin, "relatedFramework").fill("Integrity plan");
    await admin.getByRole("checkbox", { name: said("words.evidenceType.staffing_record") }).check();
    await press(admin, "catalogue.template.add");
    await expect(reportOn(admin)).toContainText(said("failures.template.baseline.not_a_span"));
    await field(admin, "baselineLow").fill("10");
    await press(admin, "catalogue.template.add");
    await expect(admin.getByText(said("catalogue.template.added"))).toBeVisible();
    const code = /templates\/([A-Z]{3}-\d{2})/.exec(admin.url())?.[1] ?? "";
    await expect(heading(admin, `${code} ${title}`)).toBeVisible();

    const manager = await openAs(await newPerson("manager"), { javaScriptEnabled });
    expect(await offered(manager)).toContain(code);
    await manager.goto(`/milestones/new?partner=SRB&from=${code}`);
    await expect(manager.getByLabel(said("plan.field.title"))).toHaveValue(title);
    await manager.getByLabel(said("plan.field.dueOn")).fill("2029-12-31");
    await press(manager, "plan.create");
    await expect(manager.getByText(said("milestone.done.created"))).toBeVisible();
    const milestone = manager.url();

    await field(admin, "title").fill(`${title}, all of them`);
    await press(admin, "catalogue.template.save");
    await expect(admin.getByText(said("catalogue.template.saved"))).toBeVisible();
    await press(admin, "catalogue.offer.retireNow");
    await expect(admin.getByText(said("catalogue.offer.retired"))).toBeVisible();
    expect(await offered(manager)).not.toContain(code);
    await manager.goto(milestone);
    await expect(heading(manager, title)).toBeVisible();
    await admin.goto("/admin/catalogue");
    const row = admin.getByRole("row").filter({ hasText: code });
    await expect(row).toContainText(said("catalogue.state.retired"));
    await expect(row.getByRole("cell", { name: "1", exact: true })).toBeVisible();

    await row.getByRole("link", { name: code }).click();
    await press(admin, "catalogue.offer.againNow");
    await expect(admin.getByText(said("catalogue.offer.offered"))).toBeVisible();
    expect(await offered(manager)).toContain(code);
  });

  test(`a new version of a scale is for what comes: what was measured keeps its own, and templates go over${how}`, async ({
    openAs,
  }) => {
    const { id, code } = await newScale();
    const template = await newTemplate(id);
    const milestone = await freshMilestone({ partner: "SRB", scaleId: id, target: 2 });
    await newAssessment(milestone, { value: 1, effectiveOn: "2026-03-31" });

    const admin = await openAs(await newPerson("admin"), { javaScriptEnabled });
    await admin.goto(`/admin/catalogue/scales/${code}`);
    const stage = (number: number, name: string) =>
      admin.getByLabel(
        `${said("catalogue.scale.stage").replace("{number}", String(number))}: ${said(`catalogue.scale.${name}`)}`,
      );
    const make = (version: number) =>
      admin
        .getByRole("button", {
          name: said("catalogue.scale.reviseNow").replace("{version}", String(version)),
        })
        .click();
    await make(2);
    await expect(reportOn(admin)).toContainText(said("failures.scale.same"));
    await stage(4, "place").fill("2.5");
    await stage(4, "labelEn").fill("Passed");
    await make(2);
    await expect(reportOn(admin)).toContainText(said("failures.scale.label.missing"));
    await stage(4, "labelFr").fill("Voté");
    await make(2);
    await expect(admin.getByText(said("catalogue.scale.revised"))).toBeVisible();
    const stagesOf = (version: number) =>
      admin
        .getByRole("table", { name: said("catalogue.scale.caption").replace("{version}", String(version)) })
        .getByRole("rowheader");
    await expect(stagesOf(2)).toHaveText(["None", "Drafted", "Passed", "In force"]);
    await expect(stagesOf(1)).toHaveText(["None", "Drafted", "In force"]);

    const analyst = await openAs(await newPerson("analyst", ["SRB"]), { javaScriptEnabled });
    const stages = async (path: string, key: string) => {
      await analyst.goto(path);
      return analyst.getByLabel(said(key)).getByRole("option").allInnerTexts();
    };
    const measuredOn = await stages(`/milestones/${milestone.code}/assess`, "assess.field.stage");
    expect(measuredOn.filter((each) => each !== said("forms.choose"))).toEqual([
      "None",
      "Drafted",
      "In force",
    ]);
    const planned = await stages(`/milestones/new?partner=SRB&from=${template}`, "plan.field.target");
    expect(planned.filter((each) => each !== said("forms.choose"))).toEqual([
      "None",
      "Drafted",
      "Passed",
      "In force",
    ]);
    await expect(analyst.getByLabel(said("plan.field.target")).locator("option:checked")).toHaveText(
      "In force",
    );
  });
}

test("a scale of one's own is added, and a code that is taken is refused with everything kept", async ({
  openAs,
}) => {
  const admin = await openAs(await newPerson("admin"));
  await admin.goto("/admin/catalogue/scales/new");
  const set = (name: string, text: string) => admin.locator(`[name="${name}"]`).fill(text);
  await set("code", "yes_no");
  for (const [row, label] of ["Not yet", "Done"].entries())
    for (const name of ["labelEn", "labelFr"]) await set(`stages[${row}].${name}`, label);
  await press(admin, "catalogue.scale.add");
  await expect(reportOn(admin)).toContainText(said("failures.scale.code.taken"));
  await expect(admin.locator('[name="stages[1].labelEn"]')).toHaveValue("Done");
  const code = `peer_${randomUUID().slice(0, 8)}`;
  await set("code", code);
  await press(admin, "catalogue.scale.add");
  await expect(admin.getByText(said("catalogue.scale.added"))).toBeVisible();
  await admin.goto("/admin/catalogue");
  await expect(admin.getByRole("row").filter({ hasText: code })).toContainText("Not yet → Done");
});
