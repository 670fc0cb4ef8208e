import { newPerson } from "@/db/testing/factories";
import { expectAccessible } from "@/e2e/fixtures/accessible";
import { inEachLook } from "@/e2e/fixtures/look";
import { said } from "@/e2e/fixtures/messages";
import { expect, test } from "@/e2e/fixtures/test";

import { reportOn } from "./steps";

test("what comes of administrators' forms meets WCAG 2.2 AA in every language and theme", async ({
  openAs,
}) => {
  const page = await openAs(await newPerson("admin"));
  await inEachLook(page, async (language) => {
    const press = (key: string) =>
      page
        .getByRole("main")
        .getByRole("button", { name: said(key, language), exact: true })
        .click();
    for (const [path, send] of [
      ["/admin/people/new", "people.inviteNow"],
      ["/admin/catalogue/templates/new?by=yes_no", "catalogue.template.add"],
      ["/admin/catalogue/scales/new", "catalogue.scale.add"],
    ] as const) {
      await page.goto(path);
      await press(send);
      await expect(reportOn(page)).toBeFocused();
      await expectAccessible(page);
    }
    await page.goto(`/admin/people/${(await newPerson("manager")).personId}`);
    await press("people.password.invite");
    await expect(page.getByLabel(said("people.link.label", language), { exact: true })).toBeVisible();
    await expectAccessible(page);
    for (const path of [
      "/admin/audit?to=1990-01-01",
      "/admin/people?q=nobody+at+all",
      `/invitation/${"a".repeat(43)}`,
    ]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expectAccessible(page);
    }
  });
});
