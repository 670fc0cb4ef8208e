import { asInstallation } from "@/db/testing/acting";
import { newAssessment, newFileEvidence, newPerson } from "@/db/testing/factories";
import { expectAccessible } from "@/e2e/fixtures/accessible";
import { said } from "@/e2e/fixtures/messages";
import { becomes } from "@/e2e/fixtures/people";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";

import { press, reportOn } from "./journeys/assessment-form";

const strike = (key: string) => said(`milestone.evidence.strike.${key}`);

async function accepted() {
  const milestone = await freshMilestone({ partner: "UKR" });
  await newFileEvidence(milestone, await newAssessment(milestone), { name: "Wrong year.txt" });
  return { ...milestone, address: `/milestones/${milestone.code}` };
}

test("evidence that is struck out stays where it was, with who, when and why, for everybody who sees it", async ({
  openAs,
}) => {
  const { address } = await accepted();
  const manager = await newPerson("manager");
  const page = await openAs(manager);
  await page.goto(address);
  await page.getByText(strike("open"), { exact: true }).click();
  await press(page, "milestone.evidence.strike.send");
  await expect(reportOn(page)).toContainText(said("failures.evidence.strike.needs_reason"));
  await page.getByLabel(strike("reason")).fill("It is about 2019.");
  await press(page, "milestone.evidence.strike.send");
  await expect(page.getByText(said("milestone.done.struck"))).toBeVisible();

  const liaison = await openAs(await newPerson("liaison", ["UKR"]));
  await liaison.goto(address);
  for (const reader of [page, liaison]) {
    const piece = reader
      .getByRole("listitem")
      .filter({ has: reader.getByRole("link", { name: "Wrong year.txt" }) })
      .last();
    await expect(piece.getByText(said("milestone.evidence.struck"), { exact: true })).toBeVisible();
    await expect(piece.getByText("It is about 2019.")).toBeVisible();
    await expect(piece.locator("s")).toHaveText("A note");
    await expect(reader.getByText(strike("open"), { exact: true })).toHaveCount(0);
    await expectAccessible(reader);
  }
  await expect(page.getByText(new RegExp(`Struck out .* UTC by ${manager.name}: `))).toBeVisible();
});

test("who may not strike out is not offered to", async ({ openAs }) => {
  const { address } = await accepted();
  for (const viewer of [
    await newPerson("analyst", ["GEO"]),
    await newPerson("liaison", ["UKR"]),
    await newPerson("admin"),
  ]) {
    const page = await openAs(viewer);
    await page.goto(address);
    await expect(page.getByRole("link", { name: "Wrong year.txt" })).toBeVisible();
    await expect(page.getByText(strike("open"), { exact: true })).toHaveCount(0);
  }
});

test("whoever strikes out what somebody else has just struck out is told so, and shown what is there now", async ({
  openAs,
}) => {
  const { address } = await accepted();
  const [here, there] = [
    await openAs(await newPerson("manager")),
    await openAs(await newPerson("analyst", ["UKR"])),
  ];
  for (const page of [here, there]) {
    await page.goto(address);
    await page.getByText(strike("open"), { exact: true }).click();
    await page.getByLabel(strike("reason")).fill("It is about 2019.");
  }
  await press(there, "milestone.evidence.strike.send");
  await expect(there.getByText(said("milestone.done.struck"))).toBeVisible();
  await press(here, "milestone.evidence.strike.send");
  await expect(reportOn(here)).toContainText(said("failures.evidence.strike.already"));
  await here.getByRole("link", { name: strike("readAgain") }).click();
  await expect(here.getByText(said("milestone.evidence.struck"), { exact: true })).toBeVisible();
});

test("without JavaScript evidence is struck out, too, and a session that ended gives the reason back", async ({
  openAs,
}) => {
  const { address } = await accepted();
  const manager = await newPerson("manager");
  const page = await openAs(manager, { javaScriptEnabled: false });
  await page.goto(address);
  await page.getByText(strike("open"), { exact: true }).click();
  await page.getByLabel(strike("reason")).fill("It is about 2019.");
  await asInstallation(
    (tx) => tx`update sessions set ended_at = now() where person_id = ${manager.personId}`,
  );
  await press(page, "milestone.evidence.strike.send");
  await expect(page.getByRole("heading", { level: 1, name: said("forms.resend.title") })).toBeVisible();
  await expect(page.getByText("It is about 2019.")).toBeVisible();
  await becomes(page.context(), manager);
  await press(page, "forms.resend.again");
  await expect(page.getByText(said("milestone.done.struck"))).toBeVisible();
  await expect(page.getByText("It is about 2019.")).toBeVisible();
});

test("what an author revises is without the evidence that was struck out, which stays beside it", async ({
  openAs,
}) => {
  const author = await newPerson("analyst", ["UKR"]);
  const milestone = await freshMilestone({ partner: "UKR" });
  const id = await newAssessment(milestone, { state: "submitted", author, effectiveOn: "2026-06-30" });
  await newFileEvidence(milestone, id, { name: "Right year.txt" });
  await newFileEvidence(milestone, id, { name: "Wrong year.txt", struck: "It is about 2019." });
  const page = await openAs(author);
  await page.goto(`/milestones/${milestone.code}`);
  await press(page, "milestone.assessment.withdraw");
  await page.getByRole("link", { name: said("milestone.assessment.revise") }).click();
  await expect(page.getByText("Right year.txt")).toBeVisible();
  await expect(page.getByText("Wrong year.txt")).toHaveCount(0);
  await press(page, "assess.submit");
  await expect(page.getByText(said("milestone.done.submitted"))).toBeVisible();
  for (const name of ["Right year.txt", "Wrong year.txt"])
    await expect(page.getByRole("link", { name })).toHaveCount(1);
});
