import { randomUUID } from "node:crypto";

import { newPerson } from "@/db/testing/factories";
import { newLink } from "@/e2e/fixtures/administration";
import { said } from "@/e2e/fixtures/messages";
import { newAccount, PASSWORD } from "@/e2e/fixtures/people";
import { attempt, signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

import {
  CHOSEN,
  choosePassword,
  enter,
  expectUnknownLink,
  expireLink,
  form,
  heading,
  linkShown,
  personPage,
  press,
  reportOn,
} from "./steps";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : ", without JavaScript too";

  test(`somebody who is invited opens the link, chooses a password and is in; the link opens nothing more${how}`, async ({
    openAs,
  }) => {
    const [email, name] = [
      `${randomUUID()}@example.org`,
      `Marijke van den Abeele-${randomUUID().slice(0, 8)}`,
    ];
    const admin = await openAs(await newPerson("admin"), { javaScriptEnabled });
    await admin.goto("/admin/people");
    await admin.getByRole("link", { name: said("people.invite"), exact: true }).click();
    await admin.getByLabel(said("people.field.name"), { exact: true }).fill(name);
    await admin.getByLabel(said("people.field.email"), { exact: true }).fill(email);
    await admin.getByLabel(said("people.field.role"), { exact: true }).selectOption("liaison");
    await press(admin, "people.inviteNow");
    await expect(reportOn(admin)).toContainText(said("failures.person.partners.liaison_has_one"));
    await expect(admin.getByLabel(said("people.field.email"), { exact: true })).toHaveValue(email);
    await admin.getByRole("checkbox", { name: "Georgia", exact: true }).check();
    await press(admin, "people.inviteNow");
    const url = await linkShown(admin);

    const invited = await openAs(null, { javaScriptEnabled });
    await invited.goto(url);
    await expect(heading(invited, said("invitation.title.invitation"))).toBeVisible();
    await expect(invited.getByText(name)).toBeVisible();
    await choosePassword(invited, CHOSEN, `${CHOSEN}.`);
    await expect(reportOn(invited)).toContainText(said("failures.person.password.differs"));
    await choosePassword(invited, "short");
    await expect(reportOn(invited)).toContainText(said("failures.person.password.too_short"));
    await choosePassword(invited, CHOSEN);
    await expect(invited.getByText(said("invitation.done"))).toBeVisible();
    await enter(invited, email);
    await invited.goto("/partners");
    await expect(invited.getByRole("table").getByRole("link", { name: "Georgia" })).toBeVisible();
    await expectUnknownLink(await openAs(null, { javaScriptEnabled }), url);

    await admin.getByRole("link", { name: said("people.link.person") }).click();
    await expect(heading(admin, name)).toBeVisible();
    await expect(admin.getByText(said("people.state.active"), { exact: true }).first()).toBeVisible();
    await admin.getByRole("link", { name: said("people.trail.about") }).click();
    for (const action of ["invite", "password"])
      await expect(
        admin.getByRole("listitem").filter({ hasText: said(`audit.action.person.${action}`) }),
      ).toHaveCount(1);
    expect(await admin.content()).not.toContain(new URL(url).pathname.split("/").at(-1));
  });

  test(`somebody whose password is reset chooses another; until then, and only until then, the old one opens${how}`, async ({
    openAs,
  }) => {
    const person = await newAccount("analyst", ["GEO"]);
    const own = await openAs(null, { javaScriptEnabled });
    await signIn(own, person);
    const admin = await openAs(await newPerson("admin"), { javaScriptEnabled });
    await admin.goto(personPage(person));
    await press(admin, "people.password.reset");
    const url = await linkShown(admin);
    await own.reload();
    await expect(own.getByRole("button", { name: said("shell.person.signOut") })).toBeVisible();

    const elsewhere = await openAs(null, { javaScriptEnabled });
    await elsewhere.goto(url);
    await expect(heading(elsewhere, said("invitation.title.password"))).toBeVisible();
    await choosePassword(elsewhere, CHOSEN);
    await expect(elsewhere.getByText(said("invitation.done"))).toBeVisible();
    await own.reload();
    await expect(heading(own, said("signIn.title"))).toBeVisible();
    await attempt(own, person.email, PASSWORD);
    await expect(own.getByText(said("signIn.fault.wrong"))).toBeVisible();
    await enter(own, person.email);
  });
}

test("after 72 hours a link opens nothing, also where its page has been open meanwhile", async ({
  openAs,
}) => {
  const person = await newPerson("manager");
  const url = `/invitation/${await newLink(person)}`;
  const page = await openAs(null);
  await page.goto(url);
  await expect(heading(page, said("invitation.title.invitation"))).toBeVisible();
  await expireLink(person);
  await choosePassword(page, CHOSEN);
  await expect(page.getByText(said("invitation.gone.body"))).toBeVisible();
  await expectUnknownLink(page, url);

  const admin = await openAs(await newPerson("admin"));
  await admin.goto(personPage(person));
  await expect(admin.getByText(said("people.state.expired"), { exact: true }).first()).toBeVisible();
  await press(form(admin, "people.password.invite"), "people.password.invite");
  await page.goto(await linkShown(admin));
  await choosePassword(page, CHOSEN);
  await enter(page, person.email);
});

test("a newer link takes the place of the one before, and a made-up one opens as little", async ({
  openAs,
}) => {
  const person = await newPerson("manager");
  const [first, second] = [await newLink(person), await newLink(person)];
  const page = await openAs(null);
  await expectUnknownLink(page, `/invitation/${first}`);
  await expectUnknownLink(page, `/invitation/${second.slice(0, -1)}`);
  await expectUnknownLink(page, `/invitation/${"a".repeat(43)}`);
  await page.goto(`/invitation/${second}`);
  await expect(heading(page, said("invitation.title.invitation"))).toBeVisible();
});

test("whoever opens somebody else's link while signed in is signed out by it", async ({ openAs }) => {
  const [one, other] = [await newAccount("manager"), await newPerson("manager")];
  const page = await openAs(one);
  await page.goto(`/invitation/${await newLink(other)}`);
  await choosePassword(page, CHOSEN);
  await expect(page.getByText(said("invitation.done"))).toBeVisible();
  await enter(page, other.email);
  await expect(page.getByText(other.name)).toBeVisible();
});
