import { randomUUID } from "node:crypto";

import { asInstallation } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";
import { expectAccessible } from "@/e2e/fixtures/accessible";
import { said } from "@/e2e/fixtures/messages";
import { expect, SETTINGS, test } from "@/e2e/fixtures/test";

import { press, reportOn } from "./steps";

/** As it was: other tests go on with the same installation. */
const sayNothing = () =>
  asInstallation(
    (tx) => tx`update installation set name = null, contact = null, notice_en = null, notice_fr = null`,
  );

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : ", without JavaScript too";

  test(`what an installation says about itself shows on every page, before signing in too${how}`, async ({
    openAs,
    alone,
  }) => {
    await alone(SETTINGS);
    const [name, notice] = [
      `Office ${randomUUID().slice(0, 8)}`,
      `Closed on Sunday ${randomUUID().slice(0, 8)}`,
    ];
    const admin = await openAs(await newPerson("admin"), { javaScriptEnabled });
    await admin.goto("/admin/settings");
    const field = (key: string) => admin.getByLabel(said(`settings.field.${key}`));
    await field("name").fill(name);
    await field("contact").fill("office@example.org");
    await field("noticeEn").fill(notice);
    await press(admin, "settings.save");
    await expect(admin.getByText(said("settings.saved"))).toBeVisible();
    await expect(admin.getByRole("banner")).toContainText(name);

    const visitor = await openAs(null, { javaScriptEnabled, locale: "fr-FR" });
    await visitor.goto("/sign-in");
    await expect(visitor.getByRole("banner")).toContainText(name);
    const band = visitor.getByRole("complementary", { name: said("shell.noticeLabel", "fr") });
    await expect(band.getByText(notice)).toHaveAttribute("lang", "en");
    const tops = [band, visitor.getByRole("main")].map(async (each) => (await each.boundingBox())?.y ?? 0);
    const [noticeTop = 0, contentTop = 0] = await Promise.all(tops);
    expect(noticeTop).toBeLessThan(contentTop);
    if (javaScriptEnabled) await expectAccessible(visitor);
    await expect(
      visitor.getByRole("contentinfo").getByRole("link", { name: "office@example.org" }),
    ).toHaveAttribute("href", "mailto:office@example.org");
    await visitor.goto(`/invitation/${"a".repeat(43)}`);
    await expect(visitor.getByRole("main").getByRole("link", { name: "office@example.org" })).toBeVisible();

    await admin.goto("/admin/audit?what=settings.change");
    const event = admin
      .getByRole("listitem")
      .filter({ hasText: said("audit.action.settings.change") })
      .first();
    await event.locator("summary").first().click();
    await expect(event.getByRole("row").filter({ hasText: said("audit.field.name") })).toContainText(name);
    await sayNothing();
  });
}

test("who saves over a newer version is shown both, and overwrites it only knowingly", async ({
  openAs,
  alone,
}) => {
  await alone(SETTINGS);
  const [one, other] = [await openAs(await newPerson("admin")), await openAs(await newPerson("admin"))];
  for (const page of [one, other]) await page.goto("/admin/settings");
  const contactOn = (page: typeof one) => page.getByLabel(said("settings.field.contact"));
  await contactOn(one).fill("Room 12");
  await press(one, "settings.save");
  await expect(one.getByText(said("settings.saved"))).toBeVisible();
  await contactOn(other).fill("Room 14");
  await press(other, "settings.save");
  await expect(reportOn(other)).toContainText(said("failures.conflict"));
  await expect(other.getByRole("cell", { name: "Room 12" })).toBeVisible();
  await press(other, "settings.save");
  await expect(other.getByText(said("settings.saved"))).toBeVisible();
  await expect(other.getByRole("contentinfo")).toContainText("Room 14");
  await sayNothing();
});
