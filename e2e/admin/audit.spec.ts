import { randomUUID } from "node:crypto";

import { newAssessment, newFileEvidence, newPerson } from "@/db/testing/factories";
import { newEvent } from "@/e2e/fixtures/administration";
import { ask } from "@/e2e/fixtures/ask";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";

import { form, personPage, press } from "./steps";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : ", without JavaScript too";

  test(`the trail is narrowed down by who, what and when, and shows what was before and after${how}`, async ({
    openAs,
  }) => {
    const [viewer, subject] = [await newPerson("admin"), await newPerson("manager")];
    const admin = await openAs(viewer, { javaScriptEnabled });
    await admin.goto(personPage(subject));
    const name = `Ayşe Ümit ${randomUUID().slice(0, 8)}`;
    await form(admin, "people.account.edit").getByLabel(said("people.field.name")).fill(name);
    await press(admin, "people.account.save");
    await expect(admin.getByText(said("people.account.saved"))).toBeVisible();
    await press(admin, "people.active.deactivateNow");
    await expect(admin.getByText(said("people.active.done.no"))).toBeVisible();

    await admin.goto("/admin/audit");
    const field = (key: string) => admin.getByLabel(said(`audit.filter.${key}`), { exact: true });
    await field("person").selectOption(viewer.personId);
    await press(admin, "lists.filter.apply");
    await expect(admin).toHaveURL(`/admin/audit?person=${viewer.personId}`);
    const events = admin.getByRole("list", { name: said("audit.list") }).locator("> li");
    await expect(events).toHaveCount(2);
    await expect(events.first()).toContainText(said("audit.action.person.deactivate"));
    await field("what").selectOption("person.edit");
    await press(admin, "lists.filter.apply");
    await expect(events).toHaveCount(1);
    await expect(events).toContainText(/10\.\d+\.\d+\.\d+ · /);

    await events.locator("summary").first().click();
    const changed = events
      .getByRole("table")
      .getByRole("row")
      .filter({ has: admin.getByRole("rowheader") });
    await expect(changed).toHaveCount(1);
    await expect(changed.getByRole("cell")).toHaveText([subject.name, name]);
    await expect(events.locator("code")).toHaveText(/^[0-9a-f]{64}$/);

    await field("to").fill("2020-01-01");
    await press(admin, "lists.filter.apply");
    await expect(admin.getByText(said("audit.emptyFiltered"))).toBeVisible();
    await admin
      .getByRole("main")
      .getByRole("link", { name: said("audit.clear") })
      .click();
    await expect(admin).toHaveURL("/admin/audit");
    await expect(events).not.toHaveCount(0);
  });

  test(`what does not fit one page goes on at the next, without a gap and without a repetition${how}`, async ({
    openAs,
  }) => {
    const about = `T${randomUUID()}`;
    const wanted = Array.from({ length: 60 }, (_each, index) => `${about}-${60 - index}`);
    for (const entityId of wanted.toReversed())
      await newEvent({
        chain: "installation",
        action: "template.add",
        entity: "template",
        entityId,
        after: { title: "A" },
      });
    const admin = await openAs(await newPerson("admin"), { javaScriptEnabled });
    await admin.goto(`/admin/audit?about=${about}`);
    const events = admin.getByRole("list", { name: said("audit.list") }).locator("> li");
    const idsShown = async () =>
      (await events.allInnerTexts()).map((text) => new RegExp(`${about}-\\d+`).exec(text)?.[0] ?? text);
    await expect(events).toHaveCount(50);
    const first = await idsShown();
    await admin.getByRole("link", { name: said("audit.pages.older"), exact: true }).click();
    await expect(events).toHaveCount(10);
    expect([...first, ...(await idsShown())]).toEqual(wanted);
    await expect(admin.getByRole("link", { name: said("audit.pages.older"), exact: true })).toHaveCount(0);
    await admin.getByRole("link", { name: said("audit.pages.newest"), exact: true }).click();
    await expect(events).toHaveCount(50);
    expect(await idsShown()).toEqual(first);
  });
}

test("what somebody reads of evidence and takes away is on record, with from where", async ({ openAs }) => {
  const manager = await newPerson("manager");
  const milestone = await freshMilestone({ partner: "GEO" });
  const { id } = await newFileEvidence(milestone, await newAssessment(milestone));
  for (const path of [`/api/evidence/${id}/file`, "/api/export/milestones.csv?partner=GEO"]) {
    const answer = await ask(path, manager, { headers: { "x-forwarded-for": "203.0.113.7" } });
    expect(answer.status).toBe(200);
    await answer.arrayBuffer();
  }
  const admin = await openAs(await newPerson("admin"));
  await admin.goto(`/admin/audit?person=${manager.personId}`);
  const events = admin.getByRole("list", { name: said("audit.list") }).locator("> li");
  await expect(events).toHaveCount(2);
  const [exported, read] = [events.nth(0), events.nth(1)];
  await expect(exported).toContainText(said("audit.action.export.file"));
  await expect(read).toContainText(said("audit.action.evidence.read"));
  for (const event of [exported, read]) await expect(event).toContainText("203.0.113.7");
  await expect(read.getByRole("link").first()).toHaveAttribute("href", `/milestones/${milestone.code}`);
  await exported.locator("summary").click();
  await expect(exported.getByRole("row").filter({ hasText: said("audit.field.query") })).toContainText(
    "partner=GEO",
  );
  await admin.goto(`/admin/audit?partner=GEO&person=${manager.personId}`);
  await expect(events.first()).toContainText(said("audit.action.evidence.read"));
});
