import { newPerson } from "@/db/testing/factories";
import { COUNTED } from "@/e2e/fixtures/counted";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";

/** Its people have no notice but those of the test; managers are told of whatever any other test submits. */
const PARTNER = COUNTED["comments.spec.ts"];

const bell = (count: number) => new RegExp(`^Notices, ${count === 0 ? "none" : count} unread`);

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : ", without JavaScript too";

  test(`a mention raises the count of who is mentioned, who reads, answers, and is through${how}`, async ({
    openAs,
  }) => {
    const milestone = await freshMilestone({ partner: PARTNER });
    const analyst = await newPerson("analyst", [PARTNER]);
    const liaison = await newPerson("liaison", [PARTNER]);
    const page = await openAs(analyst, { javaScriptEnabled });
    await page.goto(`/milestones/${milestone.code}`);
    const write = page.getByRole("form", { name: said("comments.write.label") });
    await write.locator("textarea").fill(`Is this so,\n@${liaison.name}?`);
    await page.getByRole("button", { name: said("comments.write.send") }).click();
    await expect(page).toHaveURL(/\?comment=\d+#comment-\d+$/);
    await expect(page.getByRole("article").locator("bdi").getByText(`@${liaison.name}`)).toBeVisible();
    await expect(write.locator("textarea")).toHaveValue("");

    const theirs = await openAs(liaison, { javaScriptEnabled });
    await theirs.goto("/");
    await theirs.getByRole("link", { name: bell(1) }).click();
    await expect(theirs.getByRole("heading", { level: 1, name: said("notices.title") })).toBeVisible();
    await theirs.getByRole("link", { name: new RegExp(milestone.code) }).click();
    await expect(theirs).toHaveURL(/#comment-\d+$/);
    await expect(theirs.getByText("Is this so,")).toBeVisible();

    const answer = theirs.getByRole("form", { name: said("comments.write.label") });
    await answer.locator("textarea").fill("It is.");
    await answer.locator("[name=mention]").fill(analyst.name);
    await theirs.getByRole("button", { name: said("comments.write.send") }).click();
    await expect(
      theirs
        .getByRole("article")
        .getByRole("paragraph")
        .filter({ hasText: `@${analyst.name} It is.` }),
    ).toBeVisible();

    await theirs.goto("/notices");
    await theirs.getByRole("button", { name: said("notices.markRead"), exact: true }).click();
    await expect(theirs.getByRole("link", { name: bell(0) })).toBeVisible();

    await page.goto("/notices");
    await expect(page.getByRole("link", { name: bell(1) })).toBeVisible();
    await page.getByRole("button", { name: said("notices.markAllRead") }).click();
    await expect(page.getByRole("link", { name: bell(0) })).toBeVisible();
  });

  test(`an edit shows with what was said before, and a deletion leaves its trace alone${how}`, async ({
    openAs,
  }) => {
    const milestone = await freshMilestone({ partner: "GEO" });
    const page = await openAs(await newPerson("analyst", ["GEO"]), { javaScriptEnabled });
    await page.goto(`/milestones/${milestone.code}`);
    await page.locator("#field-text").fill("First words");
    await page.getByRole("button", { name: said("comments.write.send") }).click();
    const thread = page.getByRole("article").filter({ has: page.locator("time") });
    await expect(thread.getByText("First words", { exact: true }).first()).toBeVisible();

    await thread.getByText(said("comments.edit.open"), { exact: true }).click();
    const edit = page.getByRole("form", { name: said("comments.edit.label") });
    await edit.locator("textarea").fill("Second words");
    await edit.getByRole("button", { name: said("comments.edit.send") }).click();
    await expect(thread.getByText(/^Edited /)).toBeVisible();
    await thread
      .locator("summary")
      .filter({ hasText: /^What it said before/ })
      .click();
    await expect(thread.getByRole("list").getByText("First words")).toBeVisible();

    await thread.getByText(said("comments.delete.open"), { exact: true }).click();
    await page.getByRole("button", { name: said("comments.delete.send") }).click();
    await expect(thread.getByText(/^Deleted by its author at /)).toBeVisible();
    await page.reload();
    await expect(page.locator("body")).not.toContainText("First words");
    await expect(page.locator("body")).not.toContainText("Second words");
  });
}

test("somebody who may not see the milestone is refused, and what was typed stays", async ({ openAs }) => {
  const milestone = await freshMilestone({ partner: "GEO" });
  const stranger = await newPerson("liaison", ["ARM"]);
  const page = await openAs(await newPerson("manager"));
  await page.goto(`/milestones/${milestone.code}`);
  await page.locator("#field-text").fill(`What do you say, @${stranger.name}?`);
  await page.getByRole("button", { name: said("comments.write.send") }).click();
  await expect(page.getByRole("link", { name: said("failures.comment.mention.unknown") })).toBeVisible();
  await expect(page.locator("#field-text")).toHaveValue(`What do you say, @${stranger.name}?`);
});

test("a name chosen from the list goes into the text at the caret", async ({ openAs }) => {
  const milestone = await freshMilestone({ partner: "GEO" });
  const liaison = await newPerson("liaison", ["GEO"]);
  const page = await openAs(await newPerson("manager"));
  await page.goto(`/milestones/${milestone.code}`);
  await page.locator("#field-text").fill("Please look");
  await page.locator("#field-mention").fill("nobody at all");
  await page.getByRole("button", { name: said("comments.mention.insert") }).click();
  await expect(page.getByText(said("comments.mention.unknown"))).toBeVisible();
  await page.locator("#field-mention").fill(liaison.name);
  await page.getByRole("button", { name: said("comments.mention.insert") }).click();
  await expect(page.locator("#field-text")).toHaveValue(`Please look @${liaison.name} `);
  await expect(page.locator("#field-text")).toBeFocused();
});

test("an administrator removes a comment with the reason that then stands in its place", async ({
  openAs,
}) => {
  const milestone = await freshMilestone({ partner: "GEO" });
  const page = await openAs(await newPerson("analyst", ["GEO"]));
  await page.goto(`/milestones/${milestone.code}`);
  await page.locator("#field-text").fill("A name that should not stand here");
  await page.getByRole("button", { name: said("comments.write.send") }).click();
  await expect(page.getByText("A name that should not stand here").first()).toBeVisible();

  const admin = await openAs(await newPerson("admin"));
  await admin.goto(`/milestones/${milestone.code}`);
  await admin.getByText(said("comments.remove.open"), { exact: true }).click();
  await admin
    .getByRole("form", { name: said("comments.remove.label") })
    .locator("[name=reason]")
    .fill("Names a person");
  await admin.getByRole("button", { name: said("comments.remove.send") }).click();
  await expect(admin.getByText(/Reason: Names a person$/)).toBeVisible();
});

test("everybody chooses the digest for their own account", async ({ openAs }) => {
  const page = await openAs(await newPerson("liaison", ["GEO"]), { javaScriptEnabled: false });
  await page.goto("/preferences");
  await page.getByRole("button", { name: said("preferences.digest.stop") }).click();
  await expect(page.getByText(said("preferences.digest.changed"))).toBeVisible();
  await page.getByRole("button", { name: said("preferences.digest.start") }).click();
  await expect(page.getByRole("button", { name: said("preferences.digest.stop") })).toBeVisible();
});
