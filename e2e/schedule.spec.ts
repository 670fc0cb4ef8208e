import { newDependency, newMove, newPerson } from "@/db/testing/factories";
import { COUNTED } from "@/e2e/fixtures/counted";
import { choose } from "@/e2e/fixtures/look";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { untilScripted } from "@/e2e/fixtures/scripted";
import { expect, test } from "@/e2e/fixtures/test";
import { formatFor } from "@/i18n/format";
import { LANGUAGES } from "@/lib/people/constants";
import { daysBetween } from "@/lib/periods/days";

// One after the other: what one test makes, another one counts.
test.describe.configure({ mode: "default" });

const PARTNER = COUNTED["schedule.spec.ts"];
const ADDRESS = `/analysis/schedule?partner=${PARTNER}&from=2031-Q1&to=2031-Q4`;
const format = formatFor("en");

test("without JavaScript the timeline is drawn to the day in either language, and its table says the same", async ({
  openAs,
}) => {
  const dates = { startOn: "2031-02-01", dueOn: "2031-06-30" };
  const law = await freshMilestone({ partner: PARTNER, title: "A law", ...dates });
  const practice = await freshMilestone({
    ...{ partner: PARTNER, title: "Practice ".repeat(30).trim(), startOn: "2031-03-01", dueOn: "2031-06-30" },
  });
  await newMove(practice, "2031-10-31", { reason: "force_majeure" });
  await newDependency(practice, law);
  const page = await openAs(await newPerson("manager"), { javaScriptEnabled: false });
  for (const language of LANGUAGES.toReversed()) {
    await choose(page, language, "light");
    await page.goto(ADDRESS);

    const share = (days: number) => (days / 365) * 100;
    const drawn = page.locator(`[data-drawing] [data-code="${practice.code}"] rect:visible`);
    const [added, planned] = await drawn.evaluateAll((bars) =>
      bars.map((bar) => ["x", "width"].map((name) => Number.parseFloat(bar.getAttribute(name) ?? ""))),
    );
    expect(planned?.[0]).toBeCloseTo(share(daysBetween("2031-01-01", "2031-03-01")), 3);
    expect(planned?.[1]).toBeCloseTo(share(daysBetween("2031-03-01", "2031-06-30")), 3);
    expect(added?.[0]).toBeCloseTo(share(daysBetween("2031-01-01", "2031-06-30")), 3);
    expect(added?.[1]).toBeCloseTo(share(daysBetween("2031-06-30", "2031-10-31")), 3);
    await expect(drawn.first()).toBeVisible();

    const table = page.getByRole("table", { name: said("schedule.timeline.caption", language), exact: true });
    await page.getByText(said("charts.figure.showTable", language)).first().click();
    const row = table.getByRole("row", { name: practice.code });
    for (const day of ["2031-03-01", "2031-06-30", "2031-10-31"])
      await expect(row).toContainText(formatFor(language).day(day));
  }
  const row = page
    .getByRole("table", { name: said("schedule.timeline.caption"), exact: true })
    .getByRole("row", { name: practice.code });
  await expect(row.getByRole("link", { name: law.code })).toHaveAttribute("href", `/milestones/${law.code}`);
  await row.getByRole("link", { name: practice.code }).click();
  await expect(page).toHaveURL(`/milestones/${practice.code}`);
});

test("points are read with the arrow keys, and what slipped is a list of as many milestones", async ({
  openAs,
}) => {
  const milestone = await freshMilestone({
    ...{ partner: PARTNER, title: "Read by keyboard", startOn: "2031-02-01", dueOn: "2031-03-31" },
  });
  await newMove(milestone, "2031-04-30", { reason: "correction" });
  const page = await openAs(await newPerson("manager"));
  await page.goto(`${ADDRESS}&nature=target`);
  await untilScripted(page);
  const reader = page.getByRole("slider").first();
  await reader.press("End");
  await expect(reader).toHaveAttribute("aria-valuetext", /\d{4}/);

  await page.getByText(said("charts.figure.showTable")).nth(1).click();
  const total = page
    .getByRole("table", { name: said("schedule.slippage.caption"), exact: true })
    .getByRole("row")
    .last()
    .getByRole("link")
    .last();
  const count = await total.innerText();
  await total.click();
  await expect(page).toHaveURL(`/milestones?partner=${PARTNER}&nature=target`);
  await expect(page.getByText(new RegExp(`^${count} milestones? fits?$`))).toBeVisible();
});

test("who has chosen no partner is offered those that there are; a liaison is shown its own", async ({
  openAs,
}) => {
  const page = await openAs(await newPerson("manager"));
  await page.goto("/analysis/schedule");
  await page
    .getByRole("navigation", { name: said("schedule.timeline.choose.label") })
    .getByRole("link", { name: format.country("UA") })
    .click();
  await expect(page).toHaveURL("/analysis/schedule?timeline=UKR");
  await expect(page.getByRole("heading", { name: format.country("UA") })).toBeVisible();

  const own = await openAs(await newPerson("liaison", ["UKR"]));
  await own.goto("/analysis/schedule");
  await expect(own.getByRole("heading", { name: format.country("UA") })).toBeVisible();
});

test("without JavaScript an analyst says what a milestone waits for, is told of a circle, and takes it back", async ({
  openAs,
}) => {
  const [first, second] = [
    await freshMilestone({ partner: PARTNER, title: "First" }),
    await freshMilestone({ partner: PARTNER, title: "Second" }),
  ];
  await newDependency(second, first);
  const third = await freshMilestone({ partner: PARTNER, title: "Third" });
  const page = await openAs(await newPerson("analyst", [PARTNER]), { javaScriptEnabled: false });
  const waitFor = async (code: string) => {
    const form = page.getByRole("form", { name: said("dependencies.add"), exact: true });
    if (!(await form.isVisible())) await page.getByText(said("dependencies.add"), { exact: true }).click();
    await form.getByLabel(said("dependencies.code")).fill(code);
    await form.getByRole("button", { name: said("dependencies.send"), exact: true }).click();
  };
  await page.goto(`/milestones/${first.code}`);
  await waitFor(second.code);
  await expect(page.getByText(said("failures.dependency.circle")).first()).toBeVisible();
  await page.waitForLoadState();
  await waitFor(third.code.toLowerCase());
  await expect(page.getByText(said("milestone.done.depends"))).toBeVisible();
  await expect(page.getByRole("link", { name: `${third.code} Third` })).toBeVisible();
  await page.getByRole("button", { name: said("dependencies.remove"), exact: true }).click();
  await expect(page.getByText(said("milestone.done.independent"))).toBeVisible();
  await expect(page.getByRole("link", { name: `${third.code} Third` })).toHaveCount(0);
});
