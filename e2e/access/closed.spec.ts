import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";

import { georgiasCast } from "./cast";

test("a liaison's lists hold the own partner's rows alone, whatever the address asks for", async ({
  openAs,
}) => {
  const { otherLiaison } = await georgiasCast();
  const { code } = await freshMilestone({ partner: "GEO", title: "Not for other eyes" });
  const page = await openAs(otherLiaison);
  for (const query of ["?partner=GEO", `?q=${code}`, "?q=Not+for+other+eyes"]) {
    await page.goto(`/milestones${query}`);
    await expect(page.getByText(said("milestones.empty.filtered"))).toBeVisible();
  }
  await page.goto("/milestones");
  const codes = await page.getByRole("rowheader").allInnerTexts();
  expect(codes.length).toBeGreaterThan(0);
  expect(codes.filter((each) => !each.startsWith("ARM-"))).toEqual([]);
  await page.goto("/partners");
  const partners = page.getByRole("table").getByRole("link").filter({ hasNotText: /Sort/ });
  const addresses = await partners.evaluateAll((links) =>
    links.map((link) => link.getAttribute("href") ?? ""),
  );
  expect(addresses.filter((address) => /\/partners\/[A-Z]{3}/.test(address))).toEqual(["/partners/ARM"]);
});

test("an address that nobody knows answers 404 with a page that leads on", async ({ openAs }) => {
  const { manager } = await georgiasCast();
  const page = await openAs(manager);
  const answer = await page.goto("/no/such/page");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1, name: said("states.notFound.title") })).toBeVisible();
  await page.getByRole("link", { name: said("states.notFound.back") }).click();
  await expect(page.getByRole("heading", { level: 1, name: said("overview.title") })).toBeVisible();
});

test("a closed page answers 403 and says why, with a way on", async ({ openAs }) => {
  const { liaison } = await georgiasCast();
  const page = await openAs(liaison);
  const answer = await page.goto("/milestones/new");
  expect(answer?.status()).toBe(403);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link")).not.toHaveCount(0);
});
