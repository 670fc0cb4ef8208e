import type { Page } from "@playwright/test";

import { AGAIN } from "@/app/(tracker)/milestones/[code]/assess/keeping";
import { asInstallation } from "@/db/testing/acting";
import { newAssessment, type NewMilestone, newPerson } from "@/db/testing/factories";
import { said } from "@/e2e/fixtures/messages";
import { becomes } from "@/e2e/fixtures/people";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";
import type { Viewer } from "@/lib/auth/viewer";

import {
  expectTyped,
  field,
  fillEvidence,
  fillJudgement,
  JUDGEMENT,
  press,
  reportOn,
  untilAlive,
} from "./assessment-form";

const keeping = (page: Page, key: string) =>
  page.getByRole("status").filter({ hasText: said(`assess.keeping.${key}`) });

/** The narrative that is kept of the person's forms of this milestone, as the database has it. */
function keptOf({ personId }: Viewer, { id }: NewMilestone): Promise<(string | null)[]> {
  return asInstallation(async (tx) => {
    const rows = await tx<{ narrative: string | null }[]>`
      select typed ->> 'narrative' as narrative from unfinished_assessments
      where person_id = ${personId} and milestone_id = ${id} order by assessment_id nulls first`;
    return rows.map(({ narrative }) => narrative);
  });
}

/** Types the narrative and leaves the field, which keeps it at once and not only after a pause. */
async function narrate(page: Page, text: string): Promise<void> {
  await untilAlive(page);
  await field(page, "narrative").fill(text);
  await field(page, "narrative").blur();
}

async function opened() {
  const person = await newPerson("analyst", ["UKR"]);
  const milestone = await freshMilestone({ partner: "UKR" });
  return { person, milestone, path: `/milestones/${milestone.code}/assess` };
}

test("what is typed is kept by itself, and stands in the form again with when it was kept", async ({
  openAs,
}) => {
  const { person, milestone, path } = await opened();
  const page = await openAs(person);
  await page.goto(path);
  await fillEvidence(page);
  await fillJudgement(page, JUDGEMENT);
  await expect(keeping(page, "kept")).toBeVisible();
  await expect.poll(() => keptOf(person, milestone)).toEqual([JUDGEMENT.narrative]);
  await page.reload();
  await expect(page.getByText(/as it was kept on \d+ \w+ \d{4}, \d\d:\d\d UTC/)).toBeVisible();
  await expectTyped(page);
});

test("leaving right after the last key loses nothing, by a link or by closing the tab", async ({
  openAs,
}) => {
  const { person, milestone, path } = await opened();
  const page = await openAs(person);
  await page.goto(path);
  await untilAlive(page);
  await field(page, "narrative").fill("Left by a link.");
  await page.getByRole("link", { name: said("assess.cancel") }).click();
  await expect.poll(() => keptOf(person, milestone)).toEqual(["Left by a link."]);
  await page.goto(path);
  await untilAlive(page);
  await field(page, "narrative").fill("Left by closing the tab.");
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => keptOf(person, milestone)).toEqual(["Left by closing the tab."]);
});

test("what is typed over a text before the page's script runs is neither lost nor put in front of that text", async ({
  openAs,
}) => {
  const { person, milestone, path } = await opened();
  const id = await newAssessment(milestone, { state: "draft", author: person, effectiveOn: "2026-06-30" });
  const page = await openAs(person);
  let letScriptsThrough = () => {};
  const held = new Promise<void>((through) => (letScriptsThrough = through));
  await page.route("**/*.js", (route) => held.then(() => route.continue()));
  await page.goto(`${path}?assessment=${id}`, { waitUntil: "commit" });
  const narrative = field(page, "narrative");
  await narrative.fill("Typed early.");
  await narrative.press("ControlOrMeta+a");
  letScriptsThrough();
  await untilAlive(page);
  await expect(narrative).toHaveValue("Typed early.");
  await page.keyboard.type("Typed over it.");
  await expect(narrative).toHaveValue("Typed over it.");
  await expect.poll(() => keptOf(person, milestone)).toEqual(["Typed over it."]);
});

test("a session that ends while typing is told of, and after signing in again in another tab keeping goes on", async ({
  openAs,
}) => {
  const { person, milestone, path } = await opened();
  const page = await openAs(person, { fresh: true });
  await page.clock.install();
  await page.goto(path);
  await narrate(page, "Before.");
  await expect(keeping(page, "kept")).toBeVisible();
  await asInstallation((tx) => tx`update sessions set ended_at = now() where person_id = ${person.personId}`);
  await narrate(page, "Before, and after.");
  await expect(keeping(page, "notKept.signed_out")).toBeVisible();
  await expect(field(page, "narrative")).toHaveValue("Before, and after.");
  expect(await keptOf(person, milestone)).toEqual(["Before."]);
  const asked = page.waitForEvent("dialog");
  const following = page.getByRole("link", { name: said("assess.cancel") }).click();
  expect((await asked).message()).toBe(said("assess.keeping.leave"));
  await (await asked).dismiss();
  await following;
  await expect(field(page, "narrative")).toHaveValue("Before, and after.");
  await becomes(page.context(), person);
  await page.clock.fastForward(AGAIN);
  await expect(keeping(page, "kept")).toBeVisible();
  expect(await keptOf(person, milestone)).toEqual(["Before, and after."]);
});

test("without a connection the page says so, sends nothing into the void, and keeps once there is one again", async ({
  openAs,
}) => {
  const { person, milestone, path } = await opened();
  const page = await openAs(person);
  await page.goto(path, { waitUntil: "networkidle" });
  await page.context().setOffline(true);
  await fillJudgement(page, JUDGEMENT);
  await expect(keeping(page, "notKept.offline")).toBeVisible();
  await press(page, "assess.save");
  await expect(field(page, "narrative")).toHaveValue(JUDGEMENT.narrative);
  await page.context().setOffline(false);
  await expect(keeping(page, "kept")).toBeVisible();
  expect(await keptOf(person, milestone)).toEqual([JUDGEMENT.narrative]);
});

test("of two windows neither loses its text: the later one is told, shows the other, and replaces it when asked to", async ({
  openAs,
}) => {
  const { person, milestone, path } = await opened();
  const [here, there] = [await openAs(person), await openAs(person)];
  for (const page of [here, there]) await page.goto(path);
  await narrate(here, "Typed here.");
  await expect(keeping(here, "kept")).toBeVisible();
  await narrate(there, "Typed there.");
  await expect(keeping(there, "notKept.another_window")).toBeVisible();
  expect(await keptOf(person, milestone)).toEqual(["Typed here."]);

  const other = there.context().waitForEvent("page");
  await there.getByRole("link", { name: said("assess.keeping.showOther") }).click();
  await expect(field(await other, "narrative")).toHaveValue("Typed here.");
  await expect(field(there, "narrative")).toHaveValue("Typed there.");

  await press(there, "assess.keeping.replace");
  await expect(keeping(there, "kept")).toBeVisible();
  expect(await keptOf(person, milestone)).toEqual(["Typed there."]);
  await narrate(here, "Typed here, and more.");
  await expect(keeping(here, "notKept.another_window")).toBeVisible();
  await expect(field(here, "narrative")).toHaveValue("Typed here, and more.");
});

for (const javaScriptEnabled of [true, false]) {
  test(`starting over empties the form for good${javaScriptEnabled ? "" : ", without JavaScript too"}`, async ({
    openAs,
  }) => {
    const { person, milestone, path } = await opened();
    const typing = await openAs(person);
    await typing.goto(path);
    await narrate(typing, "Not like this.");
    await expect(keeping(typing, "kept")).toBeVisible();
    await typing.close();

    const page = await openAs(person, { javaScriptEnabled });
    await page.goto(path);
    await expect(field(page, "narrative")).toHaveValue("Not like this.");
    if (javaScriptEnabled) {
      await untilAlive(page);
      await field(page, "narrative").fill("Nor like that.");
    }
    await press(page, "assess.kept.startOver");
    await expect(field(page, "narrative")).toHaveValue("");
    await expect(page.getByRole("button", { name: said("assess.kept.startOver") })).toHaveCount(0);
    await page.goto(`/milestones/${milestone.code}`);
    expect(await keptOf(person, milestone)).toEqual([]);
  });
}

test("over a saved draft the kept text is shown, and the draft again when the text is thrown away", async ({
  openAs,
}) => {
  const { person, milestone, path } = await opened();
  const id = await newAssessment(milestone, { state: "draft", author: person, effectiveOn: "2026-06-30" });
  const page = await openAs(person);
  await page.goto(`${path}?assessment=${id}`);
  await narrate(page, "On second thoughts.");
  await expect(keeping(page, "kept")).toBeVisible();
  await page.reload();
  await expect(field(page, "narrative")).toHaveValue("On second thoughts.");
  await press(page, "assess.kept.showDraft");
  await expect(field(page, "narrative")).toHaveValue("As seen");
  await page.goto(path);
  await expect(field(page, "narrative")).toHaveValue("");
});

test("a draft that was saved elsewhere since the text was kept is shown beside it, and not overwritten unseen", async ({
  openAs,
}) => {
  const { person, milestone, path } = await opened();
  const id = await newAssessment(milestone, { state: "draft", author: person, effectiveOn: "2026-06-30" });
  const [here, there] = [await openAs(person), await openAs(person)];
  for (const page of [here, there]) {
    await page.goto(`${path}?assessment=${id}`);
    await untilAlive(page);
  }
  await narrate(here, "Kept here.");
  await expect(keeping(here, "kept")).toBeVisible();
  await field(there, "value").fill("45");
  await press(there, "assess.save");
  await expect(there.getByText(said("milestone.done.saved"))).toBeVisible();
  await here.reload();
  await press(here, "assess.save");
  const both = here.getByRole("table", { name: said("forms.conflict.caption") });
  await expect(both.getByRole("row", { name: /Kept here\.\s*As seen/ })).toBeVisible();
});

test("what is recorded is not kept any longer, whether it was sent at once or after its faults", async ({
  openAs,
}) => {
  const { person, milestone, path } = await opened();
  const page = await openAs(person);
  await page.goto(path);
  await fillJudgement(page, { ...JUDGEMENT, value: "a lot" });
  // Each field that is left is kept by itself: that it is kept was said before the last of them was.
  await expect.poll(() => keptOf(person, milestone)).toEqual([JUDGEMENT.narrative]);
  await press(page, "assess.submit");
  await expect(reportOn(page)).toContainText(said("failures.assessment.value.not_a_number"));
  expect(await keptOf(person, milestone)).toEqual([JUDGEMENT.narrative]);
  await field(page, "value").fill("60");
  await narrate(page, "Sixty, as counted.");
  await expect.poll(() => keptOf(person, milestone)).toEqual(["Sixty, as counted."]);
  await press(page, "assess.submit");
  await expect(page.getByText(said("milestone.done.submitted"))).toBeVisible();
  expect(await keptOf(person, milestone)).toEqual([]);
  await page.goto(path);
  await expect(field(page, "narrative")).toHaveValue("");
});

test("another language chosen while typing leaves the form as it stands", async ({ openAs }) => {
  const { person, path } = await opened();
  const page = await openAs(person);
  await page.goto(path);
  await narrate(page, "Half a sen");
  await expect(keeping(page, "kept")).toBeVisible();
  await field(page, "narrative").pressSequentially("tence");
  await page.getByRole("button", { name: "Français" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await expect(page.locator('[name="narrative"]')).toHaveValue("Half a sentence");
  await expect(page.getByText(said("assess.keeping.kept", "fr"))).toBeVisible();
});
