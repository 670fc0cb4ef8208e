import type { Page } from "@playwright/test";

import { newAssessment, newPerson } from "@/db/testing/factories";
import { COUNTED } from "@/e2e/fixtures/counted";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";
import { formatFor } from "@/i18n/format";
import { dayFromNumber, dayNumber } from "@/lib/periods/days";
import { today } from "@/lib/periods/today";

/** Its milestones are few. */
const PARTNER = COUNTED["changes.spec.ts"];

const YESTERDAY = dayFromNumber(dayNumber(today()) - 1);
const format = formatFor("en");

const tableOf = (page: Page, kind: string) =>
  page.getByRole("table", { name: said(`changes.kind.${kind}.caption`), exact: true });

test("from a past day a manager comes to what has changed since, and from there to each milestone", async ({
  openAs,
}) => {
  const milestone = await freshMilestone({ partner: PARTNER, title: "Added and fulfilled at once" });
  const fulfilled = { verdict: "fulfilled", delivery: "completed", value: 100, evidence: 1 } as const;
  await newAssessment(milestone, { ...fulfilled, effectiveOn: "2026-10-05" });
  const page = await openAs(await newPerson("manager"));

  await page.goto(`/?asOf=${YESTERDAY}`);
  await page.getByRole("link", { name: said("asOf.changes") }).click();
  await expect(page).toHaveURL(`/changes?from=${YESTERDAY}`);
  await page.getByLabel(said("changes.filter.partner"), { exact: true }).selectOption(PARTNER);
  await page.getByRole("button", { name: said("lists.filter.apply") }).click();
  await expect(page).toHaveURL(`/changes?from=${YESTERDAY}&to=${today()}&partner=${PARTNER}`);

  const fulfilledRow = tableOf(page, "fulfilled").getByRole("row", { name: milestone.code });
  await expect(fulfilledRow).toContainText(said("changes.notListed"));
  await expect(fulfilledRow).toContainText(format.day("2026-10-05"));
  await expect(tableOf(page, "added").getByRole("row", { name: milestone.code })).toContainText(
    format.day(today()),
  );
  await tableOf(page, "added").getByRole("row", { name: milestone.code }).getByRole("link").click();
  await expect(page).toHaveURL(`/milestones/${milestone.code}`);
});

test("by all that is known now a late finding lies where it belongs, and nothing is added; without JavaScript too", async ({
  openAs,
}) => {
  const milestone = await freshMilestone({ partner: PARTNER });
  const fulfilled = { verdict: "fulfilled", delivery: "completed", value: 100, evidence: 1 } as const;
  await newAssessment(milestone, { ...fulfilled, effectiveOn: "2026-10-05" });
  const page = await openAs(await newPerson("manager"), { javaScriptEnabled: false });

  await page.goto(`/changes?from=2026-10-04&to=2026-10-05&partner=${PARTNER}`);
  await expect(page.getByRole("link", { name: milestone.code })).toHaveCount(0);
  await expect(tableOf(page, "fulfilled").getByRole("row", { name: milestone.code })).toHaveCount(0);
  // The band above has a field of this name too, for the day of every page.
  const filters = page.getByRole("search");
  await filters.getByLabel(said("changes.filter.known"), { exact: true }).selectOption("now");
  await page.getByRole("button", { name: said("lists.filter.apply") }).click();
  await expect(page).toHaveURL(`/changes?from=2026-10-04&to=2026-10-05&known=now&partner=${PARTNER}`);
  const row = tableOf(page, "fulfilled").getByRole("row", { name: milestone.code });
  await expect(row).toContainText(said("changes.notAssessed"));
  await expect(page.getByText(said("changes.samePlan")).first()).toBeVisible();
  await row.getByRole("link").click();
  await expect(page).toHaveURL(`/milestones/${milestone.code}?asOf=2026-10-05&knownAt=now`);
});

test("days that cannot be compared are told by the name of their field, and the default is shown", async ({
  openAs,
}) => {
  const page = await openAs(await newPerson("admin"));
  for (const [query, key, field] of [
    ["from=2026-02-30", "from.unreadable", "from"],
    ["to=2099-01-01", "to.future", "to"],
    ["from=2026-06-30&to=2026-03-31", "from.after", "from"],
  ] as const) {
    await page.goto(`/changes?${query}`);
    const alert = page.getByRole("main").getByRole("alert");
    await expect(alert).toContainText(said(`changes.fault.${key}`).split(".")[0] ?? "");
    await expect(alert).toContainText(said(`changes.filter.${field}`));
    await expect(page.getByLabel(said("changes.filter.to"), { exact: true })).toHaveValue(today());
  }
});

test("a liaison compares its own partner's plan and meets no other", async ({ openAs }) => {
  const own = await freshMilestone({ partner: PARTNER });
  const other = await freshMilestone({ partner: "KGZ" });
  const page = await openAs(await newPerson("liaison", [PARTNER]));
  await page.goto(`/changes?from=${YESTERDAY}`);
  await expect(tableOf(page, "added").getByRole("row", { name: own.code })).toBeVisible();
  await expect(page.getByText(other.code)).toHaveCount(0);
  await page.goto(`/changes?from=${YESTERDAY}&partner=KGZ`);
  await expect(page.getByText(other.code)).toHaveCount(0);
});
