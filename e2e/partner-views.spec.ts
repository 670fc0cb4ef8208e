import type { Page } from "@playwright/test";

import { newAssessment, type NewMilestone, newPartnerView, newPerson } from "@/db/testing/factories";
import { COUNTED } from "@/e2e/fixtures/counted";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";
import { dayFromNumber, dayNumber } from "@/lib/periods/days";
import { today } from "@/lib/periods/today";

/** Its milestones come first on every list. */
const PARTNER = COUNTED["partner-views.spec.ts"];

const inDays = (days: number) => dayFromNumber(dayNumber(today()) + days);
const fulfilled = { delivery: "completed", verdict: "fulfilled", value: 100, evidence: 1 } as const;
const STANCE = said("words.stance.disagrees");
const TEXT = "Our register says otherwise.";

const rowIn = (page: Page, caption: string, { code }: NewMilestone) =>
  page.getByRole("table", { name: said(caption) }).getByRole("row", { name: code });

test("what the partner says stands beside the assessment on every page that shows it", async ({ openAs }) => {
  const due = await freshMilestone({ partner: PARTNER, startOn: "2009-01-01", dueOn: inDays(1) });
  const shown = await freshMilestone({ partner: PARTNER, startOn: "2009-01-01" });
  const lost = await freshMilestone({ partner: PARTNER, startOn: "2009-01-01" });
  await newAssessment(lost, { ...fulfilled, effectiveOn: "2010-01-31" });
  for (const [milestone, assessment] of [
    [due, await newAssessment(due, { effectiveOn: "2010-06-30", value: 20 })],
    [shown, await newAssessment(shown, { ...fulfilled, effectiveOn: "2010-06-30" })],
    [lost, await newAssessment(lost, { effectiveOn: today(), verdict: "reversed", value: 10 })],
  ] as const)
    await newPartnerView(milestone, assessment, { stance: "disagrees", text: TEXT });
  const author = await newPerson("analyst", [PARTNER]);
  await newAssessment(due, { state: "submitted", author, effectiveOn: "2025-06-30", value: 30 });

  const liaison = await openAs(await newPerson("liaison", [PARTNER]));
  await liaison.goto("/");
  for (const [card, milestone] of [
    ["dueSoon", due],
    ["rechecks", shown],
    ["decisions", lost],
  ] as const)
    await expect(rowIn(liaison, `overview.${card}.caption`, milestone), card).toContainText(STANCE);
  const attention = liaison.getByRole("listitem").filter({ hasText: lost.code });
  await expect(attention.filter({ hasText: said("words.verdict.fulfilled") })).toContainText(STANCE);
  await liaison.goto(`/milestones?partner=${PARTNER}&sort=due`);
  await expect(rowIn(liaison, "milestones.title", due)).toContainText(STANCE);
  await liaison.goto(`/partners/${PARTNER}`);
  for (const milestone of [due, shown, lost])
    await expect(rowIn(liaison, "partners.partner.milestonesCaption", milestone)).toContainText(STANCE);

  const analyst = await openAs(author);
  await analyst.goto("/my-work");
  for (const [card, milestone] of [
    ["rechecks", shown],
    ["next_90", due],
    ["notAssessed", due],
  ] as const)
    await expect(rowIn(analyst, `myWork.${card}.caption`, milestone), card).toContainText(STANCE);
  await analyst.goto(`/milestones/${due.code}/assess`);
  await expect(analyst.getByText(STANCE)).toBeVisible();
  await expect(analyst.getByText(TEXT)).toBeVisible();

  const manager = await openAs(await newPerson("manager"));
  await manager.goto(`/reviews?analyst=${author.personId}`);
  await expect(rowIn(manager, "reviews.title", due)).toContainText(STANCE);
  await manager.getByRole("link", { name: due.code }).click();
  await expect(manager.getByText(TEXT)).toBeVisible();
  await manager.goto(`/milestones/${due.code}`);
  await expect(manager.getByRole("article").filter({ hasText: TEXT })).toContainText(STANCE);
});
