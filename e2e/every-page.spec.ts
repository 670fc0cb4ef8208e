import { expectAccessible, unfold } from "@/e2e/fixtures/accessible";
import { inEachLook } from "@/e2e/fixtures/look";
import { said } from "@/e2e/fixtures/messages";
import { PAGES, PAST_PAGES } from "@/e2e/fixtures/pages";
import { routesOnDisk } from "@/e2e/fixtures/sources";
import { expect, test } from "@/e2e/fixtures/test";

// That an installation without the demonstration says nothing of figures that judge no country is shown in import.spec.ts.

const WHOLE = { width: 1280, height: 720 };
const NARROW = { width: 390, height: 844 };

test("no page is left out here", () => {
  const pages = routesOnDisk().filter((route) => !route.startsWith("/api/"));
  expect(Object.keys(PAGES).toSorted()).toEqual(pages);
});

for (const [name, prepare] of Object.entries({ ...PAGES, ...PAST_PAGES })) {
  test(`${name}, in every language and theme, meets WCAG 2.2 AA, says that a demonstration judges no country, and fits a screen of 390 pixels without scrolling sideways`, async ({
    openAs,
  }) => {
    const { path, viewer } = await prepare();
    const page = await openAs(viewer);
    await inEachLook(page, async (language, theme) => {
      await page.setViewportSize(WHOLE);
      await page.goto(path);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expect(page.getByText(said("shell.illustrative", language), { exact: true })).toBeVisible();
      await unfold(page);
      await expectAccessible(page);
      await page.setViewportSize(NARROW);
      const widths = () =>
        page.evaluate(() => ({
          page: document.documentElement.scrollWidth,
          screen: document.documentElement.clientWidth,
        }));
      await expect.poll(widths).toEqual({ page: NARROW.width, screen: NARROW.width });
    });
  });
}
