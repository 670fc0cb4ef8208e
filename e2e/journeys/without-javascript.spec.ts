import { asInstallation } from "@/db/testing/acting";
import { newAssessment, newPerson } from "@/db/testing/factories";
import { said } from "@/e2e/fixtures/messages";
import { becomes } from "@/e2e/fixtures/people";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";

import {
  EVIDENCE,
  expectTyped,
  field,
  fillEvidence,
  fillJudgement,
  JUDGEMENT,
  press,
  reportOn,
} from "./assessment-form";

test("without JavaScript an assessment is recorded, mended, given another row of evidence and submitted", async ({
  openAs,
}) => {
  const { code } = await freshMilestone({ partner: "UKR" });
  const page = await openAs(await newPerson("analyst", ["UKR"]), { javaScriptEnabled: false });
  await page.goto(`/milestones/${code}`);
  await page.getByRole("link", { name: said("milestone.record") }).click();
  await fillJudgement(page, { ...JUDGEMENT, effectiveOn: "2099-01-01" });
  await fillEvidence(page);
  await press(page, "assess.submit");
  await expect(reportOn(page)).toContainText(said("failures.assessment.effective_on.in_future"));
  await field(page, "effectiveOn").fill(JUDGEMENT.effectiveOn);
  await expectTyped(page);
  const rows = page.locator('[name$="].url"]');
  const count = await rows.count();
  await press(page, "assess.evidence.add");
  await expect(rows).toHaveCount(count + 1);
  await expectTyped(page);
  await press(page, "assess.submit");
  await expect(page.getByText(said("milestone.done.submitted"))).toBeVisible();

  await becomes(page.context(), await newPerson("manager"));
  await page.goto(`/milestones/${code}`);
  await press(page, "milestone.assessment.accept");
  await expect(page.getByText(said("milestone.done.accepted"))).toBeVisible();
});

test("without JavaScript, too, a session that ended loses nothing that was typed", async ({ openAs }) => {
  const person = await newPerson("analyst", ["UKR"]);
  const { code } = await freshMilestone({ partner: "UKR" });
  const page = await openAs(person, { javaScriptEnabled: false });
  await page.goto(`/milestones/${code}/assess`);
  await fillJudgement(page, JUDGEMENT);
  await fillEvidence(page);
  await asInstallation((tx) => tx`update sessions set ended_at = now() where person_id = ${person.personId}`);
  await press(page, "assess.submit");
  await expect(page.getByRole("heading", { level: 1, name: said("forms.resend.title") })).toBeVisible();
  await expect(page.getByText(JUDGEMENT.narrative)).toBeVisible();
  await becomes(page.context(), person);
  await press(page, "forms.resend.again");
  await expect(page.getByText(said("milestone.done.submitted"))).toBeVisible();
  await expect(page.getByText(JUDGEMENT.narrative)).toBeVisible();
  await expect(page.getByRole("link", { name: EVIDENCE.title })).toBeVisible();
});

test("without JavaScript, too, a decision sent after the session ended is given back with its reason", async ({
  openAs,
}) => {
  const milestone = await freshMilestone({ partner: "UKR" });
  await newAssessment(milestone, { state: "submitted", effectiveOn: "2026-06-30" });
  const person = await newPerson("manager");
  const page = await openAs(person, { javaScriptEnabled: false });
  await page.goto(`/milestones/${milestone.code}`);
  await page.getByText(said("milestone.assessment.return"), { exact: true }).click();
  await page.getByLabel(said("milestone.assessment.returnReason")).fill("Which register?");
  await asInstallation((tx) => tx`update sessions set ended_at = now() where person_id = ${person.personId}`);
  await press(page, "milestone.assessment.returnNow");
  await expect(page.getByRole("heading", { level: 1, name: said("forms.resend.title") })).toBeVisible();
  await expect(page.getByText("Which register?")).toBeVisible();
  await becomes(page.context(), person);
  await press(page, "forms.resend.again");
  await expect(page.getByText(said("milestone.done.returned"))).toBeVisible();
});
