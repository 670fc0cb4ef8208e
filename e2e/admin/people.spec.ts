import { asInstallation } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";
import { said } from "@/e2e/fixtures/messages";
import { newAccount, PASSWORD } from "@/e2e/fixtures/people";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { attempt, signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

import { enter, form, heading, personPage, press, reportOn } from "./steps";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : ", without JavaScript too";

  test(`other partners hold at the next request, and another role at the next sitting${how}`, async ({
    openAs,
  }) => {
    const person = await newAccount("analyst", ["GEO"]);
    const [georgian, armenian] = [
      await freshMilestone({ partner: "GEO" }),
      await freshMilestone({ partner: "ARM" }),
    ];
    const own = await openAs(null, { javaScriptEnabled });
    await signIn(own, person);
    const statusOf = async (path: string) => (await own.goto(path))?.status();
    expect(await statusOf(`/milestones/${georgian.code}/assess`)).toBe(200);
    expect(await statusOf(`/milestones/${armenian.code}/assess`)).toBe(403);

    const admin = await openAs(await newPerson("admin"), { javaScriptEnabled });
    await admin.goto(personPage(person));
    const edit = form(admin, "people.account.edit");
    await edit.getByRole("checkbox", { name: "Georgia", exact: true }).uncheck();
    await edit.getByRole("checkbox", { name: "Armenia", exact: true }).check();
    await press(edit, "people.account.save");
    await expect(admin.getByText(said("people.account.saved"))).toBeVisible();
    expect(await statusOf(`/milestones/${georgian.code}/assess`)).toBe(403);
    expect(await statusOf(`/milestones/${armenian.code}/assess`)).toBe(200);

    await edit.getByLabel(said("people.field.role"), { exact: true }).selectOption("manager");
    await press(edit, "people.account.save");
    await expect(reportOn(admin)).toContainText(said("failures.person.partners.not_of_this_role"));
    await edit.getByRole("checkbox", { name: "Armenia", exact: true }).uncheck();
    const answered = admin.waitForResponse((response) => response.request().method() === "POST");
    await press(edit, "people.account.save");
    await answered;
    await own.goto("/reviews");
    await expect(heading(own, said("signIn.title"))).toBeVisible();
    await enter(own, person.email, PASSWORD);
    await expect(heading(own, said("reviews.title"))).toBeVisible();
  });

  test(`an account that is closed is out at once and shown as such, and opened again it is as before${how}`, async ({
    openAs,
  }) => {
    const person = await newAccount("analyst", ["GEO"]);
    const own = await openAs(null, { javaScriptEnabled });
    await signIn(own, person);
    const admin = await openAs(await newPerson("admin"), { javaScriptEnabled });
    await admin.goto(personPage(person));
    await press(admin, "people.active.deactivateNow");
    await expect(admin.getByText(said("people.active.done.no"))).toBeVisible();
    await expect(admin.getByText(said("people.state.deactivated"), { exact: true }).first()).toBeVisible();
    await expect(admin.getByRole("button", { name: said("people.password.reset") })).toHaveCount(0);

    await own.reload();
    await expect(heading(own, said("signIn.title"))).toBeVisible();
    await attempt(own, person.email, PASSWORD);
    await expect(own.getByText(said("signIn.fault.wrong"))).toBeVisible();

    await admin.goto("/admin/people");
    await admin.getByLabel(said("people.filter.search"), { exact: true }).fill(person.name);
    await admin.getByLabel(said("people.filter.state"), { exact: true }).selectOption("deactivated");
    await press(admin, "lists.filter.apply");
    await expect(admin).toHaveURL(/state=deactivated/);
    const row = admin.getByRole("row").filter({ hasText: person.email });
    await expect(row).toContainText(said("people.state.deactivated"));
    await row.getByRole("link", { name: person.name }).click();
    await press(admin, "people.active.reactivateNow");
    await expect(admin.getByText(said("people.active.done.yes"))).toBeVisible();
    await enter(own, person.email, PASSWORD);
  });

  test(`the sittings of a person are told from where, and all end at once${how}`, async ({ openAs }) => {
    const person = await newAccount("analyst", ["GEO"]);
    const devices = [await openAs(null, { javaScriptEnabled }), await openAs(null, { javaScriptEnabled })];
    for (const device of devices) await signIn(device, person);
    const admin = await openAs(await newPerson("admin"), { javaScriptEnabled });
    await admin.goto(personPage(person));
    const sittings = admin.getByRole("table", { name: said("people.sessions.caption") });
    await expect(sittings.getByRole("rowheader")).toHaveText([
      /^10\.\d+\.\d+\.\d+ · /,
      /^10\.\d+\.\d+\.\d+ · /,
    ]);
    await press(admin, "people.sessions.end");
    await expect(admin.getByText(said("people.sessions.ended"))).toBeVisible();
    await expect(sittings).toHaveCount(0);
    for (const device of devices) {
      await device.reload();
      await expect(heading(device, said("signIn.title"))).toBeVisible();
    }
  });
}

test("the last administrator who can sign in is neither demoted nor deactivated, and the page says why", async ({
  openAs,
}) => {
  // Of all administrators of the tests, the one of the demonstration alone has a password.
  const [last] = await asInstallation(
    (tx) => tx<{ id: string }[]>`
      select id from people where role = 'admin' and password_hash is not null and deactivated_at is null`,
  );
  const page = await openAs(await newPerson("admin"));
  await page.goto(`/admin/people/${last?.id}`);
  const why = said("failures.person.last_administrator");
  await press(page, "people.active.deactivateNow");
  await expect(reportOn(page)).toContainText(why);
  await page.reload();
  await form(page, "people.account.edit").getByLabel(said("people.field.role")).selectOption("manager");
  await press(page, "people.account.save");
  await expect(reportOn(page)).toContainText(why);
  await page.reload();
  await expect(page.getByText(said("people.state.active"), { exact: true }).first()).toBeVisible();
  await expect(form(page, "people.account.edit").getByLabel(said("people.field.role"))).toHaveValue("admin");
});

test("of two administrators who change the same account the later one sees both, and loses nothing", async ({
  openAs,
}) => {
  const person = await newPerson("manager");
  const [one, other] = [await openAs(await newPerson("admin")), await openAs(await newPerson("admin"))];
  for (const page of [one, other]) await page.goto(personPage(person));
  const nameOn = (page: typeof one) =>
    form(page, "people.account.edit").getByLabel(said("people.field.name"));
  await nameOn(one).fill("First at the desk");
  await press(one, "people.account.save");
  await expect(heading(one, "First at the desk")).toBeVisible();
  await nameOn(other).fill("Second at the desk");
  await press(other, "people.account.save");
  await expect(reportOn(other)).toContainText(said("failures.conflict"));
  await expect(other.getByRole("cell", { name: "First at the desk" })).toBeVisible();
  await expect(nameOn(other)).toHaveValue("Second at the desk");
});
