import type { Page } from "@playwright/test";
import { newPerson } from "@/db/testing/factories";
import { UNDRAWN } from "@/e2e/fixtures/drawn-cards";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";

/** The overview and each page of the analysis. */
const PAGES = [
  "/",
  "/analysis/progress",
  "/analysis/schedule",
  "/analysis/forecast",
  "/analysis/law-and-practice",
  "/analysis/outcomes",
  "/analysis/compare?partner=GEO&partner=UKR",
];

/** Counts what moves on a page without having been asked to, as the browser itself measures it. */
const COUNT_MOVES = `
  window.moved = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.moved += value;
  }).observe({ type: "layout-shift", buffered: true });`;

const waiting = (page: Page) =>
  page
    .getByRole("main")
    .getByRole("status")
    .filter({ hasText: said("states.loading"), visible: true });

interface Place {
  /** Which child of which child of the page it is. */
  way: number[];
  height: number;
}

/** The places that are held on the page before the first late card has arrived. */
function heldPlaces(page: Page): Promise<Place[]> {
  return waiting(page).evaluateAll((places) =>
    places.map((place) => {
      const way: number[] = [];
      for (let at: Element | null = place; at !== null && at.tagName !== "MAIN"; at = at.parentElement)
        way.unshift(
          [...(at.parentElement?.children ?? [])].filter((each) => each.tagName !== "TEMPLATE").indexOf(at),
        );
      return { way, height: place.getBoundingClientRect().height };
    }),
  );
}

/** What stands in these places at last. */
function heightsAt(page: Page, ways: readonly number[][]): Promise<number[]> {
  return page.getByRole("main").evaluate(
    (main, all) =>
      all.map((way) => {
        let at: Element | undefined = main;
        for (const step of way) at = at?.children[step];
        return at?.getBoundingClientRect().height ?? 0;
      }),
    ways,
  );
}

for (const width of [1440, 390])
  test(`nothing moves while a page arrives, and each place is held at the height of its card, ${width} pixels wide`, async ({
    openAs,
  }) => {
    const page = await openAs(await newPerson("manager"), { viewport: { width, height: 900 }, fresh: true });
    await page.addInitScript(COUNT_MOVES);
    let held = 0;
    for (const path of PAGES) {
      // The page as it is before anything late has come: cut off there, without the scripts that would miss the rest.
      await page.route(path, async (route) => {
        const answer = await route.fetch();
        const early = (await answer.text()).replace(/<div hidden id="S:.*$/s, "");
        await route.fulfill({ response: answer, body: early.replaceAll(/<script[^>]*>.*?<\/script>/gs, "") });
      });
      await page.goto(path);
      const places = await heldPlaces(page);
      held += places.length;
      await page.unroute(path);

      await page.goto(path);
      await expect(waiting(page), path).toHaveCount(0);
      await expect(page.locator(UNDRAWN), path).toHaveCount(0);
      expect(await page.evaluate<number>("window.moved"), path).toBeLessThan(0.01);
      const heights = await heightsAt(
        page,
        places.map(({ way }) => way),
      );
      // What is last on a page moves nothing but the footer; other tests make the lists of the first longer meanwhile.
      for (const [index, { height }] of places.slice(0, -1).entries())
        expect(Math.abs((heights[index] ?? 0) / height - 1), `${path}, place ${index + 1}`).toBeLessThan(
          0.25,
        );
    }
    expect(held).toBeGreaterThan(10);
  });

/** Holds the page's scripts back until they are let through. */
async function holdScripts(page: Page): Promise<() => void> {
  let letThrough = () => {};
  const held = new Promise<void>((through) => (letThrough = through));
  await page.route("**/*.js", (route) => held.then(() => route.continue()));
  return letThrough;
}

for (const width of [1440, 390]) {
  test(`forms stand still when their script comes to life, so that what is pressed then is pressed, ${width} pixels wide`, async ({
    openAs,
  }) => {
    const { code } = await freshMilestone({ partner: "UKR" });
    const page = await openAs(await newPerson("analyst", ["UKR"]), {
      viewport: { width, height: 900 },
      fresh: true,
    });
    for (const [path, name] of [
      [`/milestones/${code}/assess`, said("assess.submit")],
      [`/milestones/${code}`, said("comments.write.send")],
    ] as const) {
      const letThrough = await holdScripts(page);
      await page.goto(path, { waitUntil: "commit" });
      await page.waitForLoadState("domcontentloaded");
      const button = page.getByRole("button", { name, exact: true });
      const before = await button.boundingBox();
      letThrough();
      await expect(page.locator('[data-running="true"]').first()).toBeAttached();
      expect(before, path).not.toBeNull();
      expect(await button.boundingBox(), path).toEqual(before);
    }
  });
}
