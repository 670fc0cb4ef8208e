import { newPerson } from "@/db/testing/factories";
import { said } from "@/e2e/fixtures/messages";
import { becomes, newAccount } from "@/e2e/fixtures/people";
import { signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

test("a view is saved, shared, opened by a colleague and begun with, without any script", async ({
  openAs,
}) => {
  const [manager, analyst] = [await newPerson("manager"), await newAccount("analyst", ["GEO"])];
  const name = `Overdue ${manager.personId}`;
  const page = await openAs(manager, { javaScriptEnabled: false });
  await page.goto("/milestones?area=rule_of_law&due=overdue");
  await page.getByRole("link", { name: said("savedViews.save") }).click();
  await page.getByRole("button", { name: said("savedViews.save") }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    said("failures.saved_view.name.missing"),
  );
  await page.getByLabel(said("savedViews.name")).fill(name);
  await page.getByLabel(said("savedViews.forWhom")).selectOption("yes");
  await page.getByRole("button", { name: said("savedViews.save") }).click();
  await expect(page).toHaveURL("/views?done=saved");

  await becomes(page.context(), analyst);
  await page.goto("/views");
  const entry = page.getByRole("listitem").filter({ hasText: name });
  await expect(entry).toContainText(manager.name);
  await expect(entry.getByRole("button", { name: said("savedViews.share") })).toHaveCount(0);
  await entry.getByRole("button", { name: said("savedViews.start") }).click();
  await expect(page).toHaveURL("/views?done=start");
  await entry.getByRole("link", { name }).click();
  await expect(page).toHaveURL("/milestones?area=rule_of_law&due=overdue");

  await page.getByRole("button", { name: said("shell.person.signOut") }).click();
  await signIn(page, analyst);
  await expect(page).toHaveURL("/milestones?area=rule_of_law&due=overdue");
});

test("an address that no view can have is not found, and leads nowhere", async ({ openAs }) => {
  const page = await openAs(await newPerson("manager"));
  for (const address of ["https://elsewhere.example/", "/admin/people", "//elsewhere.example"]) {
    const answer = await page.goto(`/views/new?of=${encodeURIComponent(address)}`);
    expect(answer?.status()).toBe(404);
  }
});
