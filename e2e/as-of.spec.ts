import type { Page } from "@playwright/test";

import { parse } from "csv-parse/sync";
import { z } from "zod";

import { asInstallation } from "@/db/testing/acting";
import { newAssessment, type NewMilestone, newPerson } from "@/db/testing/factories";
import { figureOn } from "@/e2e/fixtures/figure-tile";
import { ask } from "@/e2e/fixtures/ask";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";
import { fillJudgement, JUDGEMENT, press, reportOn } from "@/e2e/journeys/assessment-form";
import { formatFor } from "@/i18n/format";
import type { Viewer } from "@/lib/auth/viewer";

const csvRows = z.array(z.record(z.string(), z.string()));
const format = formatFor("en");

/** The day that these tests look back at, and how it is written. */
const DAY = "2025-03-31";
const WRITTEN = format.day(DAY);
const at = (day: string) => new Date(`${day}T09:00:00Z`);

interface Story {
  milestone: NewMilestone;
  author: Viewer;
  /** What the milestone was called then, and what it is called now. */
  titles: { first: string; now: string };
}

/**
 * A milestone of Uzbekistan: at the end of the day 20 of 100 posts; found afterwards that it had been 35; today 80 of 200, under
 * another title, and with an author who has another name.
 */
async function newStory(): Promise<Story> {
  const mark = crypto.randomUUID().slice(0, 8);
  const titles = { first: `As first agreed ${mark}`, now: `As agreed anew ${mark}` };
  const author = await newPerson("analyst", ["UZB"], at("2025-01-10"));
  const milestone = await freshMilestone({
    partner: "UZB",
    title: titles.first,
    createdAt: at("2025-01-10"),
  });
  await newAssessment(milestone, {
    author,
    effectiveOn: "2025-03-15",
    value: 20,
    decidedAt: at("2025-03-20"),
  });
  await newAssessment(milestone, {
    author,
    effectiveOn: "2025-03-25",
    value: 35,
    decidedAt: at("2025-05-10"),
  });
  await newAssessment(milestone, { author, effectiveOn: "2026-06-30", value: 80 });
  await newAssessment(milestone, { author, effectiveOn: "2026-09-30", value: 90, state: "submitted" });
  await asInstallation(async (tx) => {
    await tx`
      insert into milestone_changes (milestone_id, partner_iso3, milestone_version, field, old_value, new_value, reason, explanation)
      values (${milestone.id}, 'UZB', 2, 'target', '100', '200', 'scope_change', 'More was agreed')`;
    await tx`update milestones set title = ${titles.now}, target = 200, version = version + 1 where id = ${milestone.id}`;
    await tx`update people set name = ${`Renamed ${mark}`}, version = version + 1 where id = ${author.personId}`;
  });
  return { milestone, author, titles };
}

const band = (page: Page) => page.getByRole("complementary", { name: said("asOf.label") });
const dayIn = (key: string, day = WRITTEN) =>
  said(key)
    .replaceAll(/<\/?b>/g, "")
    .replace("{day}", day);

async function pickDay(page: Page, day: string): Promise<void> {
  await band(page).getByText(said("asOf.another")).click();
  await band(page).getByLabel(said("asOf.day")).fill(day);
  await band(page)
    .getByRole("button", { name: said("asOf.show") })
    .click();
  await expect(page).toHaveURL(new RegExp(`[?&]asOf=${day}`));
}

/** The row of the milestone in a list of this page. */
const rowOf = (page: Page, { code }: NewMilestone) =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: code, exact: true }) });

for (const javaScriptEnabled of [true, false]) {
  test(`a day picked in the frame holds on every page that can show it, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    openAs,
  }) => {
    const { milestone, titles } = await newStory();
    const page = await openAs(await newPerson("manager"), { javaScriptEnabled });
    await page.goto(`/milestones?q=${milestone.code}`);
    await expect(band(page)).toContainText(dayIn("asOf.present", ""));
    await expect(rowOf(page, milestone)).toContainText(titles.now);
    await expect(rowOf(page, milestone)).toContainText("40%");

    await pickDay(page, DAY);
    await expect(band(page)).toContainText(dayIn("asOf.believed"));
    await expect(rowOf(page, milestone)).toContainText(titles.first);
    await expect(rowOf(page, milestone)).toContainText("20%");

    // What is known now about that day, and what was believed on it: one click each, also from here.
    await band(page)
      .getByRole("link", { name: dayIn("asOf.know") })
      .click();
    await expect(band(page)).toContainText(dayIn("asOf.knownNowBand"));
    await expect(rowOf(page, milestone)).toContainText("18%");
    await band(page)
      .getByRole("link", { name: dayIn("asOf.believe") })
      .click();
    await expect(rowOf(page, milestone)).toContainText("20%");

    await rowOf(page, milestone).getByRole("link", { name: milestone.code }).click();
    await expect(page.getByRole("heading", { level: 1, name: titles.first })).toBeVisible();
    await expect(page.getByText(`Last measured at 20 posts on ${format.day("2025-03-15")}`)).toBeVisible();
    await band(page)
      .getByRole("link", { name: dayIn("asOf.know") })
      .click();
    await expect(page.getByText(`Last measured at 35 posts on ${format.day("2025-03-25")}`)).toBeVisible();
    await expect(page.getByRole("heading", { level: 1, name: titles.now })).toBeVisible();
    await band(page)
      .getByRole("link", { name: dayIn("asOf.believe") })
      .click();
    await expect(page.getByText(`Last measured at 20 posts on ${format.day("2025-03-15")}`)).toBeVisible();

    await page
      .getByRole("main")
      .getByRole("link", { name: format.country("UZ") })
      .first()
      .click();
    await expect(page.getByRole("heading", { level: 1, name: format.country("UZ") })).toBeVisible();
    await expect(band(page)).toContainText(dayIn("asOf.believed"));
    // A card that comes after its page is put into its place by a script.
    if (javaScriptEnabled) await expect(rowOf(page, milestone)).toContainText("20%");

    const frame = page.getByRole("banner");
    await frame.getByRole("link", { name: said("overview.title") }).click();
    await expect(page).toHaveURL(`/?asOf=${DAY}`);
    await frame.getByRole("link", { name: said("reviews.title") }).click();
    await expect(page).toHaveURL("/reviews");
    await page.goBack();
    await band(page)
      .getByRole("link", { name: said("asOf.back") })
      .click();
    await expect(page).toHaveURL("/");
    await expect(band(page)).toContainText(dayIn("asOf.present", ""));
  });
}

test("the overview of a past day counts what was known until the moment that is asked for", async ({
  openAs,
}) => {
  // Before anything that the other tests here make was known.
  const day = "2024-06-30";
  const page = await openAs(await newPerson("manager"));
  const underWay = async (query: string) => {
    await page.goto(`/?${query}`);
    return figureOn(page, "underWay");
  };
  const asked = [`asOf=${day}`, `asOf=${day}&knownAt=${day}`, `asOf=${day}&knownAt=2024-07-01`];
  const before: number[] = [];
  for (const query of asked) before.push(await underWay(query));
  expect(Math.min(...before)).toBeGreaterThan(0);
  const known = await freshMilestone({ partner: "UZB", createdAt: at("2024-03-01") });
  await newAssessment(known, { effectiveOn: "2024-06-10", decidedAt: at("2024-06-15") });
  const later = await freshMilestone({ partner: "UZB", createdAt: at("2024-03-01") });
  await newAssessment(later, { effectiveOn: "2024-06-20", decidedAt: at("2024-07-01") });
  const after: number[] = [];
  for (const query of asked) after.push(await underWay(query));
  expect(after.map((figure, index) => figure - (before[index] ?? 0))).toEqual([1, 1, 2]);
  await expect(band(page)).toContainText(format.day("2024-07-01"));
});

test("whoever wrote an assessment has the name of then, and whoever looks at today reads the one of now", async ({
  openAs,
}) => {
  const { milestone, author } = await newStory();
  const page = await openAs(await newPerson("analyst", ["UZB"]));
  await page.goto(`/milestones/${milestone.code}?asOf=${DAY}`);
  const written = page.locator('[id^="assessment-"]');
  await expect(written).toHaveCount(1);
  await expect(written).toContainText(said("milestone.assessment.written").replace("{name}", author.name));
  await page.goto(`/milestones/${milestone.code}`);
  await expect(page.getByText(author.name)).toHaveCount(0);
  await expect(page.getByText(/Written by Renamed/).first()).toBeVisible();
});

test("files of a past day hold what was known then, and say the day in their names", async ({ openAs }) => {
  const { milestone, titles } = await newStory();
  const page = await openAs(await newPerson("manager"));
  const rowsOf = async (path: string) => {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(200);
    return {
      name: /filename="(.*)"/.exec(answer.headers()["content-disposition"] ?? "")?.[1],
      rows: csvRows.parse(parse(await answer.body(), { bom: true, columns: true })),
    };
  };
  const list = `/api/export/milestones.csv?q=${milestone.code}`;
  expect(await rowsOf(`${list}&asOf=${DAY}`)).toMatchObject({
    name: `milestones-illustrative-${DAY}-known-${DAY}.csv`,
    rows: [
      { code: milestone.code, title: titles.first, value: "20", progress: "0.2", effective_on: "2025-03-15" },
    ],
  });
  expect(await rowsOf(`${list}&asOf=${DAY}&knownAt=now`)).toMatchObject({
    name: `milestones-illustrative-${DAY}-known-now.csv`,
    rows: [{ title: titles.now, value: "35", progress: "0.175", effective_on: "2025-03-25" }],
  });
  expect(await rowsOf(`${list}&asOf=${DAY}&knownAt=2025-06-30`)).toMatchObject({
    name: `milestones-illustrative-${DAY}-known-2025-06-30.csv`,
    rows: [{ title: titles.first, value: "35", progress: "0.35" }],
  });
  const path = await rowsOf(`/api/export/milestone-path.csv?code=${milestone.code}&asOf=${DAY}`);
  expect(path.rows.flatMap(({ measured }) => measured || [])).toEqual(["20"]);

  // The link on the page is to the file of the same day.
  await page.goto(`/milestones?q=${milestone.code}&asOf=${DAY}`);
  const started = page.waitForEvent("download");
  await page.getByText(said("exports.menu"), { exact: true }).click();
  await page.getByRole("link", { name: "Milestones, CSV", exact: true }).click();
  expect((await started).suggestedFilename()).toBe(`milestones-illustrative-${DAY}-known-${DAY}.csv`);
});

test("a day that is none is refused to a file and said on a page, by its name in the address", async ({
  openAs,
}) => {
  const manager = await newPerson("manager");
  const page = await openAs(manager);
  for (const [query, field, reason] of [
    ["asOf=2026-02-30", "asOf", "unreadable"],
    ["asOf=2999-01-01", "asOf", "future"],
    ["asOf=2026-06-30&asOf=2026-07-01", "asOf", "unreadable"],
    ["asOf=2026-06-30&knownAt=then", "knownAt", "unreadable"],
    ["asOf=2026-06-30&knownAt=2999-01-01", "knownAt", "future"],
  ] as const) {
    const answer = await ask(`/api/export/milestones.csv?${query}`, manager);
    expect(answer.status, query).toBe(400);
    const sentence = said(`states.export.asOf.${field}.${reason}`);
    expect(sentence).toContain(field);
    expect(await answer.text()).toContain(sentence);
    await page.goto(`/partners?${query}`);
    await expect(band(page).getByRole("alert")).toContainText(`(${field})`);
  }
});

const commentsOn = ({ id }: NewMilestone) =>
  asInstallation((tx) => tx`select text from comments where milestone_id = ${id}`);

test("a form sent with a past day in the page's address changes nothing and says so", async ({ openAs }) => {
  const milestone = await freshMilestone({ partner: "UZB", createdAt: at("2025-01-10") });
  const page = await openAs(await newPerson("manager"));
  await page.goto(`/milestones/${milestone.code}`);
  const text = page.getByLabel(said("comments.write.text"));
  await text.fill("As agreed?");
  await page.evaluate((day) => window.history.replaceState(null, "", `?asOf=${day}`), DAY);
  await press(page, "comments.write.send");
  await expect(reportOn(page)).toContainText(said("failures.asOf.past"));
  await expect(text).toHaveValue("As agreed?");
  expect(await commentsOn(milestone)).toHaveLength(0);
});

test("without JavaScript, too, a form sent to an address with a past day changes nothing", async ({
  openAs,
}) => {
  const milestone = await freshMilestone({ partner: "UZB", createdAt: at("2025-01-10") });
  const page = await openAs(await newPerson("manager"), { javaScriptEnabled: false });
  await page.goto(`/milestones/${milestone.code}`);
  await page.getByLabel(said("comments.write.text")).fill("As agreed?");
  await page.route("**/*", async (route) => {
    const url = new URL(route.request().url());
    if (route.request().method() === "POST") url.searchParams.set("asOf", DAY);
    await route.continue({ url: url.href });
  });
  await press(page, "comments.write.send");
  await expect(page.getByText(said("comments.none"))).toBeVisible();
  expect(await commentsOn(milestone)).toHaveLength(0);
});

for (const javaScriptEnabled of [true, false]) {
  test(`a page that is always of today says so and works, whatever day is in its address, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    openAs,
  }) => {
    const milestone = await freshMilestone({ partner: "UZB" });
    const page = await openAs(await newPerson("analyst", ["UZB"]), { javaScriptEnabled });
    await page.goto(`/milestones/${milestone.code}/assess?asOf=${DAY}`);
    await expect(band(page)).toContainText(said("asOf.always").split("{day}")[0] ?? "");
    await fillJudgement(page, JUDGEMENT);
    await press(page, "assess.submit");
    await expect(page.getByText(said("milestone.done.submitted"))).toBeVisible();
    await expect(page).not.toHaveURL(/asOf/);
  });
}

test("nobody is offered a change on a past day, whoever they are", async ({ openAs }) => {
  const { milestone } = await newStory();
  const people = {
    analyst: await newPerson("analyst", ["UZB"]),
    manager: await newPerson("manager"),
    liaison: await newPerson("liaison", ["UZB"]),
    admin: await newPerson("admin"),
  };
  const past = `asOf=${DAY}&knownAt=now`;
  for (const [role, person] of Object.entries(people)) {
    const page = await openAs(person);
    const main = page.getByRole("main");
    // To keep a view under a name changes nothing that is looked at.
    const offered = main.locator(
      'form[method="post" i], form:not([action]), a[href*="/new"]:not([href^="/views/"]), a[href$="/edit"], a[href*="/assess"]:not([href^="/api/export/"])',
    );
    await page.goto(`/milestones/${milestone.code}`);
    await expect(main.locator("form"), role).not.toHaveCount(0);
    await page.goto(`/milestones/${milestone.code}?${past}`);
    await expect(page.locator('[id^="assessment-"]'), role).toHaveCount(2);
    await expect(main.locator("form"), role).toHaveCount(0);
    await expect(offered, role).toHaveCount(0);
    await expect(page.getByText(said("milestone.pending.title"))).toHaveCount(0);
    for (const path of ["/", "/partners", "/partners/UZB", "/milestones"]) {
      await page.goto(`${path}?${past}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(offered, `${path} for ${role}`).toHaveCount(0);
    }
  }
});

test("a liaison sees the past of the own partner and nothing of another's", async ({ openAs }) => {
  const { milestone, titles } = await newStory();
  const own = await openAs(await newPerson("liaison", ["UZB"]));
  await own.goto(`/milestones?q=${milestone.code}&asOf=${DAY}`);
  await expect(rowOf(own, milestone)).toContainText(titles.first);
  await own.goto(`/partners?asOf=${DAY}`);
  await expect(own.getByRole("main").getByRole("rowheader")).toHaveCount(1);

  const other = await openAs(await newPerson("liaison", ["ARM"]));
  for (const known of ["", "&knownAt=now", "&knownAt=2025-06-30"]) {
    const answer = await other.goto(`/milestones/${milestone.code}?asOf=${DAY}${known}`);
    expect(answer?.status()).toBe(404);
    await other.goto(`/milestones?q=${milestone.code}&asOf=${DAY}${known}`);
    await expect(other.getByText(said("milestones.empty.filtered"))).toBeVisible();
  }
});
