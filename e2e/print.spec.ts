import { newPerson } from "@/db/testing/factories";
import { siteAddress } from "@/e2e/fixtures/address";
import { said } from "@/e2e/fixtures/messages";
import { expect, test } from "@/e2e/fixtures/test";

test("on paper an analysis is its question, filters and day in words, marking and figures: no way on, no control, no dark ground", async ({
  openAs,
}) => {
  const page = await openAs(await newPerson("manager"));
  await page.context().addCookies([{ name: "theme", value: "dark", url: siteAddress() }]);
  await page.goto("/analysis/progress?partner=GEO&area=rule_of_law");
  const drawing = page.locator("[data-drawing] .recharts-surface").first();
  await expect(drawing).toBeVisible();
  await expect(page.locator("html")).toHaveCSS("color-scheme", "dark");
  await expect(page.getByRole("table")).toHaveCount(1);

  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(said("analysis.pages.progress.title"));
  await expect(page.getByText("Partners: Georgia · Reform areas: Rule of law · As of")).toBeVisible();
  await expect(page.getByText(said("shell.illustrative"))).toBeVisible();
  await expect(page.locator("html")).toHaveCSS("color-scheme", "light");
  for (const role of ["navigation", "search", "button", "combobox", "contentinfo"] as const)
    await expect(page.getByRole(role), role).toHaveCount(0);
  await expect(page.locator("summary:visible")).toHaveCount(0);
  // Drawn anew, as wide as paper, and on the screen again afterwards.
  await expect(drawing).toHaveAttribute("width", "680");
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(drawing).not.toHaveAttribute("width", "680");
});
