import type { Page } from "@playwright/test";

import { asInstallation } from "@/db/testing/acting";
import { newPartnerView, newPerson } from "@/db/testing/factories";
import { said } from "@/e2e/fixtures/messages";
import { becomes } from "@/e2e/fixtures/people";
import { untilScripted } from "@/e2e/fixtures/scripted";
import { expect, test } from "@/e2e/fixtures/test";

import { newAuthor, queueOf, reviewOf, storedOf, waiting } from "./waiting";

const accept = (page: Page) =>
  page.getByRole("button", { name: said("milestone.assessment.accept"), exact: true });
const card = (page: Page, key: string) =>
  page
    .getByRole("main")
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: said(key), exact: true }) });

async function returnIt(page: Page, reason: string): Promise<void> {
  await page.getByText(said("milestone.assessment.return"), { exact: true }).click();
  await page.getByLabel(said("milestone.assessment.returnReason")).fill(reason);
  await page.getByRole("button", { name: said("milestone.assessment.returnNow") }).click();
}

test("side by side: what is proposed, the one before, the plan, the evidence, the partner's view and why it came back", async ({
  openAs,
}) => {
  const author = await newAuthor();
  const row = await waiting(author, { title: "Posts of the inspectorate", verdict: "partially_fulfilled" });
  await newPartnerView(row.milestone, row.before, { stance: "disagrees", text: "The register is older." });
  await asInstallation(
    (tx) => tx`update assessments set return_reason = 'Which register?' where id = ${row.id}`,
  );
  const page = await openAs(await newPerson("manager"));
  await page.goto(reviewOf(row.id, author));
  await expect(page.getByRole("heading", { level: 1, name: "Posts of the inspectorate" })).toBeVisible();
  const proposed = card(page, "reviews.review.proposed");
  await expect(proposed).toContainText(/50\sposts\s*changed, was 40\sposts/);
  await expect(proposed).toContainText(/Partially fulfilled\s*changed, was Ongoing/);
  await expect(proposed).toContainText(/In progress(?!\s*changed)/);
  await expect(proposed.getByRole("link", { name: "A report" })).toBeVisible();
  const before = card(page, "reviews.review.before");
  await expect(before).toContainText(/40\sposts/);
  await expect(before).toContainText("The register is older.");
  await expect(before).not.toContainText("changed");
  await expect(card(page, "milestone.plan.title")).toContainText(/100\sposts/);
  await expect(page.getByText("Which register?")).toBeVisible();
  for (const mark of ["disputed", "revised"])
    await expect(page.getByText(said(`reviews.marks.${mark}`))).toBeVisible();
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : ", without JavaScript too";

  test(`who decides lands on the next one of the same queue and is told what was done, until none waits${how}`, async ({
    openAs,
  }) => {
    const author = await newAuthor();
    const [first, second, third] = [
      await waiting(author, { days: 3 }),
      await waiting(author, { days: 2 }),
      await waiting(author, { days: 1 }),
    ];
    const manager = await newPerson("manager");
    const page = await openAs(manager, { javaScriptEnabled });
    await page.goto(queueOf(author));
    await page.getByRole("link", { name: first.code }).click();
    await expect(page.getByText("1 of 3")).toBeVisible();
    await page.getByRole("link", { name: said("reviews.review.next") }).click();
    await expect(page.getByText("2 of 3")).toBeVisible();
    await page.getByRole("link", { name: said("reviews.review.previous") }).click();
    await expect(page.getByText("1 of 3")).toBeVisible();

    await accept(page).click();
    await expect(page).toHaveURL(new RegExp(`/reviews/${second.id}\\?analyst=.*done=accepted`));
    await expect(page.getByRole("status").filter({ hasText: first.code })).toContainText("is accepted");
    await expect(page.getByText("1 of 2")).toBeVisible();
    await returnIt(page, "Which posts?");
    await expect(page).toHaveURL(new RegExp(`/reviews/${third.id}\\?`));
    await expect(page.getByRole("status").filter({ hasText: second.code })).toContainText("is returned");
    await accept(page).click();
    await expect(page).toHaveURL(new RegExp(`/reviews\\?analyst=.*code=${third.code}`));
    await expect(page.getByText(said("reviews.done.last"))).toBeVisible();
    await expect(page.getByText(said("reviews.empty.filtered"))).toBeVisible();
    const decided = await Promise.all([first, second, third].map(({ id }) => storedOf(id)));
    expect(decided).toMatchObject([
      { state: "accepted", decided_by: manager.personId },
      { state: "returned", return_reason: "Which posts?" },
      { state: "accepted" },
    ]);
  });

  for (const place of ["review", "milestone"] as const) {
    test(`of two managers on the ${place} page the second is told what the first decided, and decides nothing${how}`, async ({
      openAs,
    }) => {
      const author = await newAuthor();
      const row = await waiting(author);
      const [first, second] = [await newPerson("manager"), await newPerson("manager")];
      const [faster, slower] = [await openAs(first), await openAs(second, { javaScriptEnabled })];
      const address = place === "review" ? reviewOf(row.id, author) : `/milestones/${row.code}`;
      for (const page of [faster, slower]) await page.goto(address);
      await returnIt(faster, "Which posts?");
      await expect(faster.getByRole("status").filter({ hasText: "return" })).toBeVisible();
      await accept(slower).click();
      const main = slower.getByRole("main");
      await expect(main.getByRole("alert").first()).toContainText(said("failures.conflict"));
      await expect(main.getByText(`${first.name} returned it on`).first()).toBeVisible();
      await expect(main.getByText("Which posts?").first()).toBeVisible();
      expect(await storedOf(row.id)).toMatchObject({ state: "returned", decided_by: first.personId });
      await main.getByRole("link", { name: said("milestone.assessment.readAgain") }).click();
      await expect(accept(slower)).toHaveCount(0);
    });

    test(`what its author took back meanwhile is decided by nobody on the ${place} page, and one is told${how}`, async ({
      openAs,
    }) => {
      const author = await newAuthor();
      const row = await waiting(author);
      const page = await openAs(await newPerson("manager"), { javaScriptEnabled });
      await page.goto(place === "review" ? reviewOf(row.id, author) : `/milestones/${row.code}`);
      const theirs = await openAs(author);
      await theirs.goto(`/milestones/${row.code}`);
      await theirs.getByRole("button", { name: said("milestone.assessment.withdraw"), exact: true }).click();
      await expect(theirs.getByText(said("milestone.done.withdrawn"))).toBeVisible();
      await accept(page).click();
      await expect(page.getByText(said("milestone.assessment.now.draft"))).toBeVisible();
      expect(await storedOf(row.id)).toMatchObject({ state: "draft", decided_by: null });
    });

    test(`what its author submitted anew meanwhile has to be read first on the ${place} page${how}`, async ({
      openAs,
    }) => {
      const author = await newAuthor();
      const row = await waiting(author);
      const page = await openAs(await newPerson("manager"), { javaScriptEnabled });
      await page.goto(place === "review" ? reviewOf(row.id, author) : `/milestones/${row.code}`);
      await asInstallation(
        (tx) =>
          tx`update assessments set value = 55, submitted_at = now(), version = version + 3 where id = ${row.id}`,
      );
      await accept(page).click();
      await expect(page.getByText("Its author has submitted it anew")).toBeVisible();
      expect(await storedOf(row.id)).toMatchObject({ state: "submitted" });
    });

    test(`who has lost the role meanwhile decides nothing on the ${place} page${how}`, async ({ openAs }) => {
      const author = await newAuthor();
      const row = await waiting(author);
      const former = await newPerson("manager");
      const page = await openAs(former, { javaScriptEnabled });
      await page.goto(place === "review" ? reviewOf(row.id, author) : `/milestones/${row.code}`);
      if (javaScriptEnabled) await untilScripted(page);
      await asInstallation((tx) => tx`update people set role = 'analyst' where id = ${former.personId}`);
      await accept(page).click();
      // With the role went the session; who signs in again is somebody else, and sends the same once more.
      await expect(page.getByText(said("failures.session.ended"))).toBeVisible();
      await becomes(page.context(), { ...former, role: "analyst" });
      if (javaScriptEnabled) await accept(page).click();
      else await page.getByRole("button", { name: said("forms.resend.again") }).click();
      await expect(page.getByText(said("failures.forbidden"))).toBeVisible();
      expect(await storedOf(row.id)).toMatchObject({ state: "submitted", decided_by: null });
    });
  }
}

test("what was decided already shows who decided it, and offers no decision", async ({ openAs }) => {
  const author = await newAuthor();
  const [row, next] = [await waiting(author, { days: 2 }), await waiting(author)];
  const manager = await newPerson("manager");
  const page = await openAs(manager);
  await page.goto(reviewOf(row.id, author));
  await accept(page).click();
  await expect(page).toHaveURL(new RegExp(`/reviews/${next.id}`));
  await page.goto(reviewOf(row.id, author));
  await expect(page.getByText(`${manager.name} accepted it on`)).toBeVisible();
  await expect(accept(page)).toHaveCount(0);
  await page.getByRole("link", { name: said("reviews.review.next") }).click();
  await expect(accept(page)).toBeVisible();
});

test("an address of nothing to decide answers 404 and leads to the queue", async ({ openAs }) => {
  const author = await newAuthor();
  const row = await waiting(author, { state: "draft" });
  const page = await openAs(await newPerson("manager"));
  for (const id of [String(row.id), "999999999", "0", "none", "1e3", "9".repeat(30)]) {
    const answer = await page.goto(`/reviews/${id}`);
    expect(answer?.status(), id).toBe(404);
  }
  await page.getByRole("link", { name: said("reviews.gone.back") }).click();
  await expect(page.getByRole("heading", { level: 1, name: said("reviews.title") })).toBeVisible();
});

test("without JavaScript a decision sent after the session ended is given back with its reason, and leads on", async ({
  openAs,
}) => {
  const author = await newAuthor();
  const row = await waiting(author);
  const manager = await newPerson("manager");
  const page = await openAs(manager, { javaScriptEnabled: false });
  await page.goto(reviewOf(row.id, author));
  await page.getByText(said("milestone.assessment.return"), { exact: true }).click();
  await page.getByLabel(said("milestone.assessment.returnReason")).fill("Which posts?");
  await asInstallation(
    (tx) => tx`update sessions set ended_at = now() where person_id = ${manager.personId}`,
  );
  await page.getByRole("button", { name: said("milestone.assessment.returnNow") }).click();
  await expect(page.getByRole("heading", { level: 1, name: said("forms.resend.title") })).toBeVisible();
  await expect(page.getByText("Which posts?")).toBeVisible();
  await becomes(page.context(), manager);
  await page.getByRole("button", { name: said("forms.resend.again") }).click();
  await expect(page.getByText(said("reviews.done.last"))).toBeVisible();
  expect(await storedOf(row.id)).toMatchObject({ state: "returned", return_reason: "Which posts?" });
});
