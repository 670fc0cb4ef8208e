import type { Page } from "@playwright/test";

import { asInstallation } from "@/db/testing/acting";
import { newAssessment, newPerson, newUnfinished } from "@/db/testing/factories";
import { COUNTED } from "@/e2e/fixtures/counted";
import { press } from "@/e2e/journeys/assessment-form";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { untilScripted } from "@/e2e/fixtures/scripted";
import { expect, test } from "@/e2e/fixtures/test";
import { formatFor } from "@/i18n/format";
import { WORK_PAGE_SIZE } from "@/lib/my-work/constants";
import { dayFromNumber, dayNumber } from "@/lib/periods/days";
import { today } from "@/lib/periods/today";

const format = formatFor("en");
const inDays = (days: number) => dayFromNumber(dayNumber(today()) + days);

/** A partner with next to no milestones of the demonstration. */
const QUIET = COUNTED["my-work.spec.ts"];

const card = (page: Page, list: string) =>
  page
    .getByRole("main")
    .locator("section")
    .filter({ has: page.getByRole("table", { name: said(`myWork.${list}.caption`) }) });
/** The heading of a card, whatever it counts. */
const headed = (list: string, count: number) =>
  said(`myWork.${list}.title`).replace("{total, number}", String(count));

test("the navigation leads analysts to their work, and nobody else", async ({ openAs }) => {
  const page = await openAs(await newPerson("analyst", ["GEO"]));
  await page.goto("/");
  await page.getByRole("link", { name: said("shell.nav.myWork") }).click();
  await expect(page.getByRole("heading", { level: 1, name: said("myWork.title") })).toBeVisible();
  for (const viewer of [
    await newPerson("manager"),
    await newPerson("liaison", ["GEO"]),
    await newPerson("analyst"),
  ]) {
    const other = await openAs(viewer);
    await other.goto("/");
    await expect(other.getByRole("link", { name: said("shell.nav.milestones"), exact: true })).toBeVisible();
    await expect(other.getByRole("link", { name: said("shell.nav.myWork") })).toHaveCount(0);
    await other.goto("/my-work");
    await expect(
      other.getByRole("heading", { level: 1, name: said("myWork.forbidden.title") }),
    ).toBeVisible();
  }
});

test("text that was never saved and a saved draft lead into their forms, a returned one shows why and by whom", async ({
  openAs,
}) => {
  const author = await newPerson("analyst", ["GEO"]);
  const [typed, drafted, returned] = [
    await freshMilestone({ partner: "GEO" }),
    await freshMilestone({ partner: "GEO" }),
    await freshMilestone({ partner: "GEO" }),
  ];
  await newUnfinished(author, typed, { narrative: "Never saved" });
  await newAssessment(drafted, { state: "draft", author, effectiveOn: "2026-06-30" });
  await newAssessment(returned, { state: "returned", author, effectiveOn: "2026-06-30" });
  const page = await openAs(author);
  await page.goto("/my-work");

  await expect(page.getByRole("heading", { name: headed("drafts", 2) })).toBeVisible();
  const row = (code: string) => page.getByRole("row").filter({ hasText: code }).filter({ hasText: "Go on" });
  await expect(row(typed.code)).toContainText(said("myWork.neverSaved"));
  await row(typed.code)
    .getByRole("link", { name: said("myWork.goOn") })
    .click();
  await expect(page.locator('[name="narrative"]')).toHaveValue("Never saved");

  await page.goto("/my-work");
  await row(drafted.code)
    .getByRole("link", { name: said("myWork.goOn") })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: said("assess.reviseTitle") })).toBeVisible();

  await page.goto("/my-work");
  const back = card(page, "returned").getByRole("row").filter({ hasText: returned.code });
  await expect(back).toContainText("Say more");
  await expect(back).toContainText(/UTC by manager /);
  await back.getByRole("link", { name: said("myWork.revise") }).click();
  await expect(page.getByText("Say more")).toBeVisible();
});

for (const javaScriptEnabled of [true, false]) {
  test(`what waits says how long, and is taken back from here${javaScriptEnabled ? "" : ", without JavaScript too"}`, async ({
    openAs,
  }) => {
    const author = await newPerson("analyst", ["GEO"]);
    const milestone = await freshMilestone({ partner: "GEO" });
    const id = await newAssessment(milestone, { state: "submitted", author, effectiveOn: "2026-06-30" });
    await asInstallation(
      (tx) =>
        tx`update assessments set submitted_at = now() - interval '12 days', version = version + 1 where id = ${id}`,
    );
    const page = await openAs(author, { javaScriptEnabled });
    await page.goto("/my-work");
    await expect(card(page, "submitted").getByRole("row").filter({ hasText: milestone.code })).toContainText(
      "for 12 days",
    );
    await press(page, "milestone.assessment.withdraw");
    await expect(page.getByText(said("milestone.done.withdrawn"))).toBeVisible();
    await page.goto("/my-work");
    await expect(page.getByText(said("myWork.submitted.none"))).toBeVisible();
    await expect(page.getByRole("heading", { name: headed("drafts", 1) })).toBeVisible();
  });
}

test("each card of milestones counts what the list behind it holds, and the list begins as the card does", async ({
  openAs,
}) => {
  const author = await newPerson("analyst", [QUIET]);
  const held = { delivery: "completed", verdict: "fulfilled", value: 100, evidence: 1 } as const;
  for (let count = 0; count <= WORK_PAGE_SIZE; count++) {
    await freshMilestone({ partner: QUIET, startOn: "2024-01-01", dueOn: inDays(-1 - count) });
    await freshMilestone({ partner: QUIET, startOn: "2024-01-01", dueOn: inDays(90 - count) });
    const fulfilled = await freshMilestone({ partner: QUIET });
    await newAssessment(fulfilled, { ...held, effectiveOn: dayFromNumber(dayNumber(today()) - 400 - count) });
  }
  const page = await openAs(author);
  for (const list of ["notAssessed", "rechecks", "overdue", "next_90"]) {
    await page.goto("/my-work");
    await expect(card(page, list).getByRole("rowheader"), list).toHaveCount(WORK_PAGE_SIZE);
    const codes = (await card(page, list).getByRole("rowheader").allInnerTexts()).map(
      (text) => /[A-Z]{3}-[A-Z]{3}-\d+/.exec(text)?.[0],
    );
    const heading = await card(page, list).getByRole("heading").innerText();
    await card(page, list)
      .getByRole("link", { name: /^Show all/ })
      .click();
    await expect(page.getByRole("heading", { level: 1, name: said("milestones.title") })).toBeVisible();
    const total = await page.getByRole("main").getByRole("status").innerText();
    expect(heading, list).toContain(`(${/\d+/.exec(total)?.[0]})`);
    const listed = await page.getByRole("main").getByRole("table").getByRole("rowheader").allInnerTexts();
    expect(listed.slice(0, WORK_PAGE_SIZE), list).toEqual(codes);
  }
});

test("a milestone that one has begun to assess is gone on with, not begun again", async ({ openAs }) => {
  const author = await newPerson("analyst", ["KGZ"]);
  const milestone = await freshMilestone({ partner: "KGZ", startOn: "2020-01-01", dueOn: "2020-02-01" });
  const page = await openAs(author);
  const row = () => card(page, "notAssessed").getByRole("row").filter({ hasText: milestone.code });
  await page.goto("/my-work");
  await expect(row().getByRole("link", { name: said("myWork.record") })).toBeVisible();
  const id = await newAssessment(milestone, { state: "draft", author, effectiveOn: today() });
  await page.reload();
  await row()
    .getByRole("link", { name: said("myWork.goOn") })
    .click();
  await expect(page).toHaveURL(`/milestones/${milestone.code}/assess?assessment=${id}`);
});

test("more than a page of one's own is turned page by page, each list for itself", async ({ openAs }) => {
  const author = await newPerson("analyst", ["GEO"]);
  for (let count = 0; count <= WORK_PAGE_SIZE; count++)
    await newAssessment(await freshMilestone({ partner: "GEO" }), {
      state: "draft",
      author,
      effectiveOn: "2026-06-30",
    });
  const page = await openAs(author);
  await page.goto("/my-work");
  const drafts = card(page, "drafts");
  await expect(drafts.getByRole("rowheader")).toHaveCount(WORK_PAGE_SIZE);
  await drafts.getByRole("link", { name: said("lists.pagination.next") }).click();
  await expect(page).toHaveURL("/my-work?drafts=2");
  await expect(drafts.getByRole("rowheader")).toHaveCount(1);
  await page.goto("/my-work?drafts=99");
  await expect(drafts.getByRole("rowheader")).toHaveCount(1);
});

test("a re-check is due until a later assessment is accepted, and the form says and takes when to look again", async ({
  openAs,
}) => {
  const author = await newPerson("analyst", ["GEO"]);
  const milestone = await freshMilestone({ partner: "GEO" });
  const held = { delivery: "completed", verdict: "fulfilled", value: 100, evidence: 1 } as const;
  await newAssessment(milestone, { ...held, effectiveOn: "2025-03-31" });
  const page = await openAs(author);
  const due = format.day("2026-03-31");
  await page.goto(`/milestones?recheck=due&q=${milestone.code}`);
  const note = said("milestones.recheck.due").replace("{day}", due);
  await expect(page.getByRole("row").filter({ hasText: milestone.code })).toContainText(note);
  await page.goto(`/milestones/${milestone.code}`);
  await expect(page.locator("article").getByText(note)).toBeVisible();

  await page.goto(`/milestones/${milestone.code}/assess`);
  await untilScripted(page);
  const recheck = page.getByLabel(said("assess.field.recheckOn"));
  await expect(recheck).toBeHidden();
  await page.getByLabel(said("assess.field.effectiveOn")).fill("2026-06-30");
  await page.getByLabel(said("assess.field.verdict")).selectOption("fulfilled");
  await expect(recheck).toHaveValue("2027-06-30");
  await page.getByLabel(said("assess.field.effectiveOn")).fill("2026-09-30");
  await expect(recheck).toHaveValue("2027-09-30");
  await recheck.fill("2026-09-29");
  await page.getByLabel(said("assess.field.effectiveOn")).fill("2026-09-30");
  await page.getByLabel(said("assess.field.value")).fill("100");
  await page.getByLabel(said("assess.field.delivery")).selectOption("completed");
  await page.getByLabel(said("assess.field.narrative")).fill("It still holds.");
  await press(page, "assess.save");
  await expect(recheck).toHaveAccessibleDescription(
    new RegExp(said("failures.assessment.recheck_on.too_early")),
  );
  await recheck.fill("2026-12-31");
  await press(page, "assess.save");
  await expect(page.getByText(said("milestone.done.saved"))).toBeVisible();
  const planned = said("milestones.recheck.planned").replace("{day}", format.day("2026-12-31"));
  await expect(page.locator("article").getByText(planned)).toBeVisible();
  await newAssessment(milestone, { ...held, effectiveOn: "2026-10-01" });
  await page.goto(`/milestones?recheck=due&q=${milestone.code}`);
  await expect(page.getByText(said("milestones.empty.filtered"))).toBeVisible();
});

test("a reversal is shown wherever the fulfilment was, with both days, until it is fulfilled again", async ({
  openAs,
}) => {
  const manager = await newPerson("manager");
  const milestone = await freshMilestone({ partner: "GEO" });
  const held = { delivery: "completed", verdict: "fulfilled", value: 100, evidence: 1 } as const;
  const fulfilled = await newAssessment(milestone, { ...held, effectiveOn: "2024-03-31" });
  const reversal = await newAssessment(milestone, { verdict: "reversed", effectiveOn: "2025-03-31" });
  await newAssessment(milestone, { verdict: "ongoing", effectiveOn: "2025-09-30" });
  const page = await openAs(manager);
  const both = said("milestones.reversal.fulfilled")
    .replace("{reversed}", format.day("2025-03-31"))
    .replace("{undone}", format.day("2024-03-31"));
  const reversedOn = said("milestone.assessment.reversedOn").replace("{day}", format.day("2025-03-31"));
  const hadBeen = said("milestone.assessment.undone.fulfilled").replace("{day}", format.day("2024-03-31"));

  await page.goto(`/milestones?reversed=1&q=${milestone.code}`);
  await expect(page.getByRole("row").filter({ hasText: milestone.code })).toContainText(both);

  await page.goto(`/milestones/${milestone.code}`);
  await expect(page.getByText(both)).toBeVisible();
  await page.locator(`#assessment-${fulfilled}`).getByRole("link", { name: reversedOn }).click();
  await expect(page).toHaveURL(new RegExp(`#assessment-${reversal}$`));
  await page.locator(`#assessment-${reversal}`).getByRole("link", { name: hadBeen }).click();
  await expect(page).toHaveURL(new RegExp(`#assessment-${fulfilled}$`));
  await page.getByText(said("charts.figure.showTable")).click();
  const chart = page.getByRole("table", { name: said("charts.milestonePath.caption") });
  await expect(chart.getByRole("row", { name: new RegExp(`^${format.day("2024-03-31")}`) })).toContainText(
    reversedOn,
  );
  await expect(chart.getByRole("row", { name: new RegExp(`^${format.day("2025-03-31")}`) })).toContainText(
    hadBeen,
  );

  const csv = await (await page.request.get(`/api/export/milestone-path.csv?code=${milestone.code}`)).text();
  expect(csv).toContain(",fulfilled,2025-03-31,");

  await newAssessment(milestone, { ...held, effectiveOn: "2026-03-31" });
  await page.goto(`/milestones?reversed=1&q=${milestone.code}`);
  await expect(page.getByText(said("milestones.empty.filtered"))).toBeVisible();
});

test("without JavaScript too the day to look again is asked for what is fulfilled, and left empty it is twelve months later", async ({
  openAs,
}) => {
  const author = await newPerson("analyst", ["GEO"]);
  const milestone = await freshMilestone({ partner: "GEO" });
  const page = await openAs(author, { javaScriptEnabled: false });
  await page.goto(`/milestones/${milestone.code}/assess`);
  await page.getByLabel(said("assess.field.value")).fill("100");
  await page.getByLabel(said("assess.field.effectiveOn")).fill("2026-06-30");
  await page.getByLabel(said("assess.field.delivery")).selectOption("completed");
  await page.getByLabel(said("assess.field.verdict")).selectOption("fulfilled");
  await expect(page.getByLabel(said("assess.field.recheckOn"))).toBeVisible();
  await page.getByLabel(said("assess.field.narrative")).fill("It holds.");
  await press(page, "assess.save");
  const planned = said("milestones.recheck.planned").replace("{day}", format.day("2027-06-30"));
  await expect(page.locator("article").getByText(planned)).toBeVisible();
});
