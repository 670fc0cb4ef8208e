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
  untilAlive,
} from "./assessment-form";

test("returned with a reason, an assessment is revised by its author, submitted again and accepted", async ({
  openAs,
}) => {
  const author = await newPerson("analyst", ["UKR"]);
  const milestone = await freshMilestone({ partner: "UKR" });
  await newAssessment(milestone, { state: "submitted", author, effectiveOn: "2026-06-30", value: 40 });
  const [analyst, manager] = [await openAs(author), await openAs(await newPerson("manager"))];
  const reason = "Which register, and of which day?";

  await manager.goto(`/milestones/${milestone.code}`);
  await manager.getByText(said("milestone.assessment.return"), { exact: true }).click();
  await press(manager, "milestone.assessment.returnNow");
  await expect(reportOn(manager)).toContainText(said("failures.assessment.return.needs_reason"));
  await manager.getByLabel(said("milestone.assessment.returnReason")).fill(reason);
  await press(manager, "milestone.assessment.returnNow");
  await expect(manager.getByText(said("milestone.done.returned"))).toBeVisible();

  await analyst.goto(`/milestones/${milestone.code}`);
  await analyst.getByRole("link", { name: said("milestone.assessment.revise") }).click();
  await expect(analyst.getByRole("heading", { level: 1, name: said("assess.reviseTitle") })).toBeVisible();
  await expect(analyst.getByText(reason)).toBeVisible();
  await expect(field(analyst, "value")).toHaveValue("40");
  await untilAlive(analyst);
  await fillJudgement(analyst, JUDGEMENT);
  await fillEvidence(analyst);
  await press(analyst, "assess.submit");
  await expect(analyst.getByText(said("milestone.done.submitted"))).toBeVisible();

  await manager.goto(`/milestones/${milestone.code}`);
  await press(manager, "milestone.assessment.accept");
  await expect(manager.getByText(said("milestone.done.accepted"))).toBeVisible();
  await expect(manager.getByText(JUDGEMENT.narrative)).toBeVisible();
});

test("a fault stands at its field and in a summary that leads there, and nothing typed is lost", async ({
  openAs,
}) => {
  const { code } = await freshMilestone({ partner: "UKR" });
  const page = await openAs(await newPerson("analyst", ["UKR"]));
  await page.goto(`/milestones/${code}/assess`);
  await fillJudgement(page, { ...JUDGEMENT, value: "a lot" });
  await fillEvidence(page);
  await page.getByLabel(said("assess.evidence.url")).first().fill("register.example");
  await press(page, "assess.submit");
  const summary = reportOn(page);
  await expect(summary.getByRole("link")).toHaveText([
    said("failures.assessment.value.not_a_number"),
    said("failures.evidence.url.not_a_web_address"),
  ]);
  await summary.getByRole("link").first().click();
  await expect(field(page, "value")).toBeFocused();
  await expect(field(page, "value")).toHaveAccessibleDescription(
    new RegExp(said("failures.assessment.value.not_a_number").replaceAll(".", "\\.")),
  );
  await expect(field(page, "value")).toHaveValue("a lot");
  await field(page, "value").fill(JUDGEMENT.value);
  await page.getByLabel(said("assess.evidence.url")).first().fill(EVIDENCE.url);
  await expectTyped(page);
  await press(page, "assess.submit");
  await expect(page.getByText(said("milestone.done.submitted"))).toBeVisible();
});

test("somebody else's newer version is shown beside one's own, and nothing is overwritten unseen", async ({
  openAs,
}) => {
  const author = await newPerson("analyst", ["UKR"]);
  const milestone = await freshMilestone({ partner: "UKR" });
  const id = await newAssessment(milestone, { state: "draft", author, effectiveOn: "2026-06-30", value: 40 });
  const [here, there] = [await openAs(author), await openAs(author)];
  for (const page of [here, there]) {
    await page.goto(`/milestones/${milestone.code}/assess?assessment=${id}`);
    await untilAlive(page);
  }
  await field(there, "value").fill("45");
  await press(there, "assess.save");
  await expect(there.getByText(said("milestone.done.saved"))).toBeVisible();

  await field(here, "value").fill("55");
  await field(here, "narrative").fill("Fifty-five, as counted here.");
  await press(here, "assess.save");
  const both = here.getByRole("table", { name: said("forms.conflict.caption") });
  await expect(both.getByRole("row", { name: /55.*45/ })).toBeVisible();
  await expect(both.getByRole("row", { name: /Fifty-five, as counted here\.\s*As seen/ })).toBeVisible();
  await expect(field(here, "value")).toHaveValue("55");
  const stored = () =>
    asInstallation((tx) => tx<{ value: number }[]>`select value::float from assessments where id = ${id}`);
  expect((await stored())[0]).toEqual({ value: 45 });
  await press(here, "assess.save");
  await expect(here.getByText(said("milestone.done.saved"))).toBeVisible();
  expect((await stored())[0]).toEqual({ value: 55 });
});

test("a manager who decides on what its author has just taken back is told so, and nothing is decided", async ({
  openAs,
}) => {
  const author = await newPerson("analyst", ["UKR"]);
  const milestone = await freshMilestone({ partner: "UKR" });
  const id = await newAssessment(milestone, { state: "submitted", author, effectiveOn: "2026-06-30" });
  const [analyst, manager] = [await openAs(author), await openAs(await newPerson("manager"))];
  for (const page of [analyst, manager]) await page.goto(`/milestones/${milestone.code}`);
  await press(analyst, "milestone.assessment.withdraw");
  await expect(analyst.getByText(said("milestone.done.withdrawn"))).toBeVisible();
  await press(manager, "milestone.assessment.accept");
  await expect(reportOn(manager)).toBeFocused();
  const [row] = await asInstallation(
    (tx) => tx<{ state: string }[]>`select state from assessments where id = ${id}`,
  );
  expect(row).toEqual({ state: "draft" });
  await manager.getByRole("link", { name: said("milestone.assessment.readAgain") }).click();
  await expect(manager.getByRole("button", { name: said("milestone.assessment.accept") })).toHaveCount(0);
});

test("a session that ends while typing loses nothing: after signing in again the same form is sent", async ({
  openAs,
}) => {
  const person = await newPerson("analyst", ["UKR"]);
  const { code } = await freshMilestone({ partner: "UKR" });
  const page = await openAs(person);
  await page.goto(`/milestones/${code}/assess`);
  await untilAlive(page);
  await fillJudgement(page, JUDGEMENT);
  await fillEvidence(page);
  await asInstallation((tx) => tx`update sessions set ended_at = now() where person_id = ${person.personId}`);
  await press(page, "assess.submit");
  await expect(reportOn(page)).toContainText(said("failures.session.ended"));
  const signIn = page.getByRole("link", { name: said("forms.signInElsewhere") }).first();
  await expect(signIn).toHaveAttribute("target", "_blank");
  await expectTyped(page);
  await becomes(page.context(), person);
  await press(page, "assess.submit");
  await expect(page.getByText(said("milestone.done.submitted"))).toBeVisible();
  await expect(page.getByText(JUDGEMENT.narrative)).toBeVisible();
  await expect(page.getByRole("link", { name: EVIDENCE.title })).toBeVisible();
});

test("the Enter key in a field saves a draft and submits nothing", async ({ openAs }) => {
  const { code } = await freshMilestone({ partner: "UKR" });
  const page = await openAs(await newPerson("analyst", ["UKR"]));
  await page.goto(`/milestones/${code}/assess`);
  await fillJudgement(page, JUDGEMENT);
  await field(page, "value").press("Enter");
  await expect(page.getByText(said("milestone.done.saved"))).toBeVisible();
});

test("progress in stages is chosen among the stages of the milestone's own scale", async ({ openAs }) => {
  const [scale] = await asInstallation(
    (tx) => tx<{ id: number; stages: string[]; top: number }[]>`
      select s.id::int, array_agg(g.label_en order by g.value) as stages, max(g.value)::int as top
      from scales s join scale_stages g on g.scale_id = s.id group by s.id order by count(*) desc limit 1`,
  );
  if (scale === undefined) throw new Error("the reference data has scales");
  const { code } = await freshMilestone({ partner: "UKR", scaleId: scale.id, target: scale.top });
  const page = await openAs(await newPerson("analyst", ["UKR"]));
  await page.goto(`/milestones/${code}/assess`);
  const stage = page.getByLabel(said("assess.field.stage"));
  await expect(stage.getByRole("option")).toHaveText([said("forms.choose"), ...scale.stages]);
});
