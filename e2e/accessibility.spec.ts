import { asInstallation } from "@/db/testing/acting";
import { newPerson, newUnfinished } from "@/db/testing/factories";
import { expectAccessible, unfold } from "@/e2e/fixtures/accessible";
import { choose, inEachLook, THEMES } from "@/e2e/fixtures/look";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";
import { LANGUAGES } from "@/lib/people/constants";

test("refused and missing pages meet WCAG 2.2 AA in every language and theme", async ({ openAs }) => {
  const page = await openAs(await newPerson("liaison", ["GEO"]));
  await inEachLook(page, async (language) => {
    for (const path of [
      "/no/such/page",
      "/milestones/new",
      "/milestones?q=nothing+has+this+name",
      "/reviews",
    ]) {
      await page.goto(path);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expectAccessible(page);
    }
  });
});

test("an empty queue and a review of nothing meet WCAG 2.2 AA in every language and theme", async ({
  openAs,
}) => {
  const page = await openAs(await newPerson("manager"));
  await inEachLook(page, async () => {
    for (const path of [`/reviews?analyst=${crypto.randomUUID()}`, "/reviews/999999999"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await unfold(page);
      await expectAccessible(page);
    }
  });
});

test("a form sent back with its faults meets WCAG 2.2 AA in every language and theme", async ({ openAs }) => {
  const { code } = await freshMilestone({ partner: "GEO" });
  const page = await openAs(await newPerson("analyst", ["GEO"]));
  await inEachLook(page, async (language) => {
    await page.goto(`/milestones/${code}/assess`);
    await page.getByRole("button", { name: said("assess.submit", language), exact: true }).click();
    await expect(page.getByRole("main").getByRole("alert")).toBeFocused();
    await unfold(page);
    await expectAccessible(page);
  });
});

test("a form with a kept text, one that cannot be kept, and a page of work with next to none meet WCAG 2.2 AA in every language and theme", async ({
  openAs,
}) => {
  const viewer = await newPerson("analyst", ["SRB"]);
  const page = await openAs(viewer);
  await inEachLook(page, async (language) => {
    const milestone = await freshMilestone({ partner: "SRB", dueOn: "2099-12-31", startOn: "2099-01-01" });
    await newUnfinished(viewer, milestone, { verdict: "fulfilled", narrative: "So far" });
    await page.goto(`/milestones/${milestone.code}/assess`);
    await expect(page.locator('[name="narrative"]')).toHaveValue("So far");
    await expect(page.locator('[name="recheckOn"]')).toBeVisible();
    await unfold(page);
    await expectAccessible(page);
    await asInstallation(
      (tx) => tx`update unfinished_assessments set version = version + 1, form_key = gen_random_uuid()
                 where person_id = ${viewer.personId}`,
    );
    await page.locator('[name="narrative"]').fill("So far, and no further.");
    await expect(page.getByText(said("assess.keeping.notKept.another_window", language))).toBeVisible();
    await expectAccessible(page);
    await page.goto("/my-work");
    await expect(page.getByText(said("myWork.returned.none", language))).toBeVisible();
    await expectAccessible(page);
  });
});

test("a page is dark, or in another language, from its first byte where that is chosen", async ({
  openAs,
}) => {
  const page = await openAs(await newPerson("manager"));
  for (const theme of THEMES)
    for (const language of LANGUAGES) {
      await choose(page, language, theme);
      const answer = await page.goto("/preferences");
      const root = /<html [^>]*>/.exec((await answer?.text()) ?? "")?.[0];
      expect(root).toContain(`lang="${language}"`);
      expect(root).toContain(`data-theme="${theme}"`);
    }
});

test("the first stop of the keyboard skips to the content", async ({ openAs }) => {
  const page = await openAs(await newPerson("manager"));
  await page.goto("/milestones");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: said("shell.skip") });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const reached = await page.evaluate(
    () => document.querySelector("main")?.contains(document.activeElement) ?? false,
  );
  expect(reached).toBe(true);
});

for (const theme of THEMES) {
  test(`wherever the keyboard stops, the ${theme} page shows it`, async ({ openAs }) => {
    const page = await openAs(await newPerson("manager"));
    await choose(page, "en", theme);
    for (const path of ["/milestones", "/partners"]) {
      await page.goto(path);
      for (let stop = 1; stop <= 30; stop++) {
        await page.keyboard.press("Tab");
        const focus = await page.evaluate(() => {
          const element = document.activeElement;
          if (element === null || element === document.body) return null;
          const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(element);
          const outlined = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
          const name = `${element.tagName} ${element.textContent.trim().slice(0, 40)} ${borderColor}`;
          return { name, shown: outlined || boxShadow !== "none" };
        });
        expect(focus, `${path}, stop ${stop}`).toMatchObject({ shown: true });
      }
    }
  });
}

test("every chart's figures are one key away as a table, and its drawing is hidden from assistive technology", async ({
  openAs,
}) => {
  const page = await openAs(await newPerson("manager"));
  await page.goto("/");
  // Cards on their way wait at the end of the document: each counts once it stands in its place, and all do before the first is named.
  const charts = page.locator("details").filter({ hasText: said("charts.figure.showTable"), visible: true });
  // The map, whose drawing is links with names, and the two that are drawn by marks alone.
  await expect(charts).toHaveCount(3);
  for (const chart of await charts.all()) {
    await expect(chart.getByRole("table")).toBeHidden();
    await chart.locator("summary").focus();
    await page.keyboard.press("Enter");
    await expect(chart.getByRole("table")).toBeVisible();
    expect(await chart.getByRole("row").count()).toBeGreaterThan(1);
  }
  const drawings = page.locator("svg.recharts-surface");
  await expect(drawings).not.toHaveCount(0);
  const announced = await drawings.evaluateAll(
    (all) => all.filter((drawing) => drawing.closest('[aria-hidden="true"]') === null).length,
  );
  expect(announced).toBe(0);
});
