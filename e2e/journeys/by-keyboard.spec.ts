import type { Locator, Page } from "@playwright/test";

import { newPerson } from "@/db/testing/factories";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";

import { EVIDENCE, expectTyped, field, JUDGEMENT } from "./assessment-form";

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 1; stop <= 60; stop++) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error("sixty stops of the keyboard did not reach it");
}

test("by keyboard alone an assessment is recorded and accepted", async ({ openAs }) => {
  const { code } = await freshMilestone({ partner: "UKR" });
  const page = await openAs(await newPerson("analyst", ["UKR"]));
  await page.goto(`/milestones/${code}`);
  await tabTo(page, page.getByRole("link", { name: said("milestone.record") }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: said("assess.title") })).toBeVisible();
  await tabTo(page, field(page, "value"));
  await page.keyboard.type("60");
  await tabTo(page, field(page, "effectiveOn"));
  await page.keyboard.type("05052026"); // In whichever order the browser asks for day and month.
  await tabTo(page, field(page, "delivery"));
  await page.keyboard.type(said("words.delivery.in_progress"));
  await tabTo(page, field(page, "verdict"));
  await page.keyboard.type(said("words.verdict.ongoing"));
  await tabTo(page, field(page, "narrative"));
  await page.keyboard.type(JUDGEMENT.narrative);
  await tabTo(page, page.getByLabel(said("assess.evidence.url")).first());
  await page.keyboard.type(EVIDENCE.url);
  await tabTo(page, page.getByLabel(said("assess.evidence.name")).first());
  await page.keyboard.type(EVIDENCE.title);
  for (const letters of ["Extract", EVIDENCE.reliability, EVIDENCE.credibility]) {
    await page.keyboard.press("Tab");
    await page.keyboard.type(letters);
  }
  await expectTyped(page, { ...JUDGEMENT, effectiveOn: "2026-05-05" });
  await tabTo(page, page.getByRole("button", { name: said("assess.submit"), exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByText(said("milestone.done.submitted"))).toBeVisible();

  const manager = await openAs(await newPerson("manager"));
  await manager.goto(`/milestones/${code}`);
  await tabTo(
    manager,
    manager.getByRole("button", { name: said("milestone.assessment.accept"), exact: true }),
  );
  await manager.keyboard.press("Enter");
  await expect(manager.getByText(said("milestone.done.accepted"))).toBeVisible();
});
