import type { Locator, Page } from "@playwright/test";
import { asInstallation, asPerson } from "@/db/testing/acting";
import { newAssessment, newPartnerView, newPerson } from "@/db/testing/factories";
import { figureTile } from "@/e2e/fixtures/figure-tile";
import { said } from "@/e2e/fixtures/messages";
import { untilScripted } from "@/e2e/fixtures/scripted";
import { expect, test } from "@/e2e/fixtures/test";

import { codesOn, newAuthor, PARTNER, queueOf, rowOf, waiting } from "./waiting";

test("the longest waiting come first, and filters make an address that shows the same to another manager", async ({
  openAs,
}) => {
  const author = await newAuthor();
  const [middle, last, first] = [
    await waiting(author, { days: 9 }),
    await waiting(author, { days: 2 }),
    await waiting(author, { days: 40 }),
  ];
  const page = await openAs(await newPerson("manager"));
  await page.goto("/reviews");
  await page.getByLabel(said("reviews.filter.analyst"), { exact: true }).selectOption(author.name);
  await page.getByRole("button", { name: said("lists.filter.apply") }).click();
  await expect(page).toHaveURL(queueOf(author));
  await expect.poll(() => codesOn(page)).toEqual([first.code, middle.code, last.code]);
  await expect(rowOf(page, first.code)).toContainText("40 days ago");

  await page.getByLabel(said("reviews.filter.age"), { exact: true }).selectOption("7");
  await page.getByLabel(said("reviews.filter.partner"), { exact: true }).selectOption(PARTNER);
  await page.getByRole("button", { name: said("lists.filter.apply") }).click();
  await expect(page).toHaveURL(`/reviews?partner=${PARTNER}&analyst=${author.personId}&age=7`);
  await expect.poll(() => codesOn(page)).toEqual([first.code, middle.code]);

  const other = await openAs(await newPerson("manager"), { javaScriptEnabled: false });
  await other.goto(page.url());
  await expect.poll(() => codesOn(other)).toEqual([first.code, middle.code]);
  await other.goto(`${queueOf(author)}&partner=GEO`);
  await expect(other.getByText(said("reviews.empty.filtered"))).toBeVisible();
});

test("a row says what changes against the last accepted one, on how much evidence, and why to look closely", async ({
  openAs,
}) => {
  const author = await newAuthor();
  const quiet = await waiting(author, { days: 3, verdict: "partially_fulfilled" });
  const loud = await waiting(author, { days: 2, value: 30, delivery: "discontinued", evidence: 2 });
  await newPartnerView(loud.milestone, loud.before, { stance: "disagrees" });
  await asPerson(
    await newPerson("manager"),
    (tx) => tx`update evidence set struck_reason = 'Not it'
               where id = (select min(id) from evidence where assessment_id = ${loud.id})`,
  );
  const page = await openAs(await newPerson("manager"));
  await page.goto(queueOf(author));
  await expect(rowOf(page, quiet.code)).toContainText(/40\sposts.*→.*50\sposts.*\+10 points of progress/s);
  await expect(rowOf(page, quiet.code)).toContainText(/Ongoing.*→.*Partially fulfilled/s);
  await expect(rowOf(page, quiet.code)).toContainText(said("reviews.marks.none"));
  const row = rowOf(page, loud.code);
  await expect(row).toContainText(/40\sposts.*→.*30\sposts.*-10 points/s);
  await expect(row).toContainText(/In progress.*→.*Discontinued/s);
  await expect(row.getByRole("cell", { name: "1", exact: true })).toBeVisible();
  for (const mark of ["fallen", "delivery", "disputed"])
    await expect(row).toContainText(said(`reviews.marks.${mark}`));
  await expect(row.getByRole("checkbox")).toHaveCount(0);
  await expect(rowOf(page, quiet.code).getByRole("checkbox")).toHaveAccessibleName(`Choose ${quiet.code}`);
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : ", without JavaScript too";

  test(`of several accepted at once the one taken back meanwhile is refused, and no other with it${how}`, async ({
    openAs,
  }) => {
    const author = await newAuthor();
    const [first, withdrawn, last, left] = [
      await waiting(author, { days: 5 }),
      await waiting(author, { days: 4 }),
      await waiting(author, { days: 3 }),
      await waiting(author, { days: 2, evidence: 0 }),
    ];
    const manager = await newPerson("manager");
    const page = await openAs(manager, { javaScriptEnabled });
    await page.goto(queueOf(author));
    if (javaScriptEnabled) {
      await page.getByRole("button", { name: said("reviews.many.all") }).click();
    } else {
      await expect(page.getByRole("button", { name: said("reviews.many.all") })).toBeHidden();
      for (const box of await page.getByRole("checkbox").all()) await box.check();
    }
    await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(3);
    await asPerson(
      author,
      (tx) => tx`update assessments set state = 'draft', version = version + 1 where id = ${withdrawn.id}`,
    );
    await page.getByRole("button", { name: said("reviews.many.accept") }).click();

    const main = page.getByRole("main");
    await expect(main.getByText("2 are accepted:")).toBeVisible();
    await expect(main.getByRole("status").filter({ hasText: first.code })).toContainText(last.code);
    const refused = main.getByRole("alert");
    await expect(refused).toContainText("1 is not accepted:");
    await expect(refused).toContainText(withdrawn.code);
    await expect(refused).toContainText(said("milestone.assessment.now.draft"));
    await expect.poll(() => codesOn(page)).toEqual([left.code]);
    await expect(page.getByRole("button", { name: said("reviews.many.accept") })).toHaveCount(0);
    const states = await asInstallation(
      (tx) =>
        tx<
          { state: string }[]
        >`select state from assessments where author_id = ${author.personId} order by submitted_at nulls first`,
    );
    expect(states.map(({ state }) => state)).toEqual(["draft", "accepted", "accepted", "submitted"]);
  });

  test(`accepting nothing chosen is told, and changes nothing${how}`, async ({ openAs }) => {
    const author = await newAuthor();
    const { code } = await waiting(author);
    const page = await openAs(await newPerson("manager"), { javaScriptEnabled });
    await page.goto(queueOf(author));
    await page.getByRole("button", { name: said("reviews.many.accept") }).click();
    await expect(page.getByText(said("failures.assessment.accept.none_chosen"))).toBeVisible();
    await expect.poll(() => codesOn(page)).toEqual([code]);
  });
}

test("accepting the same twice, from two windows, decides once and says who was faster", async ({
  openAs,
}) => {
  const author = await newAuthor();
  const row = await waiting(author);
  const manager = await newPerson("manager");
  const [here, there] = [await openAs(manager), await openAs(manager)];
  for (const page of [here, there]) {
    await page.goto(queueOf(author));
    await page.getByRole("checkbox").check();
  }
  await Promise.all(
    [here, there].map((page) => page.getByRole("button", { name: said("reviews.many.accept") }).click()),
  );
  // Which of two windows reaches the server first is not theirs to choose.
  const accepted = (page: Page): Locator => page.getByText("1 is accepted:");
  const told = (page: Page): Locator =>
    page
      .getByRole("main")
      .getByRole("alert")
      .filter({ hasText: `${manager.name} accepted it on` });
  for (const page of [here, there]) await expect(accepted(page).or(told(page))).toBeVisible();
  const faster = (await accepted(here).isVisible()) ? here : there;
  const slower = faster === here ? there : here;
  await expect(accepted(faster)).toBeVisible();
  await expect(told(slower)).toBeVisible();
  await expect(slower.getByText(said("reviews.empty.filtered"))).toBeVisible();
  const events = await asInstallation(
    (tx) => tx`select action from audit_events where entity = 'assessment' and entity_id = ${String(row.id)}`,
  );
  expect(events).toHaveLength(1);
});

test("a session that ends while rows are chosen loses no choice", async ({ openAs }) => {
  const author = await newAuthor();
  const { code } = await waiting(author);
  const manager = await newPerson("manager");
  const page = await openAs(manager);
  await page.goto(queueOf(author));
  await untilScripted(page);
  await page.getByRole("checkbox").check();
  await asInstallation(
    (tx) => tx`update sessions set ended_at = now() where person_id = ${manager.personId}`,
  );
  await page.getByRole("button", { name: said("reviews.many.accept") }).click();
  await expect(page.getByText(said("failures.session.ended"))).toBeVisible();
  await expect(page.getByRole("checkbox", { name: `Choose ${code}` })).toBeChecked();
});

test("one's own are shown, and are not one's to decide", async ({ openAs }) => {
  const author = await newAuthor();
  const own = await waiting(author);
  await asInstallation((tx) => tx`delete from assignments where person_id = ${author.personId}`);
  await asInstallation((tx) => tx`update people set role = 'manager' where id = ${author.personId}`);
  const page = await openAs(author);
  await page.goto(queueOf(author));
  await expect(rowOf(page, own.code)).toContainText(said("reviews.marks.own"));
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await page.getByRole("link", { name: own.code }).click();
  await expect(page.getByText(said("milestone.assessment.own"))).toBeVisible();
  await expect(
    page.getByRole("button", { name: said("milestone.assessment.accept"), exact: true }),
  ).toHaveCount(0);
  await expect(page.getByText(said("milestone.assessment.return"), { exact: true })).toHaveCount(0);
});

test("managers find the queue in the navigation, with how many wait, and behind the overview's figure; others do not", async ({
  openAs,
}) => {
  await waiting(await newAuthor());
  const page = await openAs(await newPerson("manager"));
  await page.goto("/");
  const entry = page.getByRole("navigation", { name: said("shell.nav.label") }).getByRole("link", {
    name: new RegExp(`^${said("shell.nav.reviews")}.*\\d+ waits?$`),
  });
  await expect(entry).toBeVisible();
  await figureTile(page, "waiting").click();
  await expect(page.getByRole("heading", { level: 1, name: said("reviews.title") })).toBeVisible();
  await expect(entry).toHaveAttribute("aria-current", "page");

  const analyst = await openAs(await newPerson("analyst", [PARTNER]));
  await analyst.goto("/");
  await expect(analyst.getByRole("link", { name: new RegExp(`^${said("shell.nav.reviews")}`) })).toHaveCount(
    0,
  );
  await figureTile(analyst, "waiting").click();
  await expect(analyst).toHaveURL("/milestones?waiting=1&active=1");
  const answer = await analyst.goto("/reviews");
  expect(answer?.status()).toBe(403);
  await expect(
    analyst.getByRole("heading", { level: 1, name: said("reviews.forbidden.title") }),
  ).toBeVisible();
});

test("a milestone's page leads to the review of what waits there", async ({ openAs }) => {
  const row = await waiting(await newAuthor());
  const page = await openAs(await newPerson("manager"));
  await page.goto(`/milestones/${row.code}`);
  await page.getByRole("link", { name: said("milestone.assessment.review") }).click();
  await expect(page).toHaveURL(`/reviews/${row.id}`);
  await newAssessment(row.milestone, { state: "submitted", effectiveOn: "2026-07-31" });
  await page.reload();
  await expect(page.getByText(said("reviews.marks.another_waits"))).toBeVisible();
});
