import type { Page } from "@playwright/test";

import { newPerson } from "@/db/testing/factories";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";
import { fillEvidence, fillJudgement, JUDGEMENT } from "@/e2e/journeys/assessment-form";

import { press } from "./steps";

const eventsOn = (page: Page) => page.getByRole("list", { name: said("audit.history.list") }).locator("> li");

/** What a milestone's page leads to as its history, the latest first. */
async function historyOf(page: Page, code: string): Promise<string[]> {
  await page.goto(`/milestones/${code}`);
  await page.getByRole("link", { name: said("audit.history.link"), exact: true }).click();
  await expect(page).toHaveURL(`/milestones/${code}/history`);
  await expect(page.getByRole("heading", { level: 1, name: said("audit.history.title") })).toBeVisible();
  await expect(eventsOn(page)).not.toHaveCount(0);
  await page.waitForLoadState();
  return (await eventsOn(page).allInnerTexts()).map((text) => text.replace(/\s+/g, " "));
}

test("a milestone tells its history to everybody who sees it, to a liaison no more than what was accepted", async ({
  openAs,
}) => {
  const [author, decider] = [await newPerson("analyst", ["GEO"]), await newPerson("manager")];
  const { code } = await freshMilestone({ partner: "GEO" });
  const analyst = await openAs(author, { javaScriptEnabled: false });
  const manager = await openAs(decider, { javaScriptEnabled: false });
  const liaison = await openAs(await newPerson("liaison", ["GEO"]), { javaScriptEnabled: false });

  await manager.goto(`/milestones/${code}/edit`);
  await manager.getByLabel(said("plan.field.title")).fill("A step with another name");
  await press(manager, "plan.save");
  await expect(manager.getByText(said("milestone.done.edited"))).toBeVisible();
  await analyst.goto(`/milestones/${code}/assess`);
  await fillJudgement(analyst, JUDGEMENT);
  await fillEvidence(analyst);
  await press(analyst, "assess.submit");
  await expect(analyst.getByText(said("milestone.done.submitted"))).toBeVisible();

  const [submitted, edited] = [said("audit.action.assessment.submit"), said("audit.action.milestone.edit")];
  const waiting = await historyOf(manager, code);
  expect(waiting[0]).toContain(submitted);
  expect(waiting[0]).toContain(author.name);
  expect(await historyOf(liaison, code)).toEqual([expect.stringContaining(edited)]);
  await expect(liaison.getByText(JUDGEMENT.narrative)).toHaveCount(0);

  await manager.goto(`/milestones/${code}`);
  await press(manager, "milestone.assessment.accept");
  await expect(manager.getByText(said("milestone.done.accepted"))).toBeVisible();
  const accepted = said("audit.action.assessment.accept");
  for (const page of [analyst, manager]) {
    const told = await historyOf(page, code);
    expect(told.filter((each) => each.includes(accepted))).toHaveLength(1);
    expect(told.filter((each) => each.includes(submitted))).toHaveLength(1);
  }
  const told = await historyOf(liaison, code);
  expect(told).toEqual([expect.stringContaining(accepted), expect.stringContaining(edited)]);
  expect(told[0]).toContain(decider.name);

  const plan = eventsOn(liaison).filter({ hasText: edited });
  await plan.locator("summary").click();
  await expect(plan.getByRole("cell")).toHaveText(["A step", "A step with another name"]);
  // From where somebody sent something is the administrators' business alone.
  await expect(liaison.getByText(/10\.\d+\.\d+\.\d+/)).toHaveCount(0);
});

test("an administrator comes from a milestone's history to all of it in the trail", async ({ openAs }) => {
  const { code } = await freshMilestone({ partner: "GEO" });
  const manager = await openAs(await newPerson("manager"));
  await manager.goto(`/milestones/${code}/edit`);
  await manager.getByLabel(said("plan.field.title")).fill("A step with another name");
  await press(manager, "plan.save");
  await expect(manager.getByRole("heading", { level: 1, name: "A step with another name" })).toBeVisible();
  await historyOf(manager, code);
  await expect(manager.getByRole("link", { name: said("audit.title") })).toHaveCount(0);
  const admin = await openAs(await newPerson("admin"));
  await historyOf(admin, code);
  await admin.getByRole("link", { name: said("audit.title"), exact: true }).click();
  await expect(admin).toHaveURL(`/admin/audit?about=${code}`);
  await expect(admin.getByRole("list", { name: said("audit.list") })).toContainText(
    said("audit.action.milestone.edit"),
  );
});
