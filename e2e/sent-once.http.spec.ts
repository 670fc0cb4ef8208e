import { newPerson } from "@/db/testing/factories";
import { ask } from "@/e2e/fixtures/ask";
import { said } from "@/e2e/fixtures/messages";
import { expect, test } from "@/e2e/fixtures/test";

/** What only the frame of a page has, as its markup and as what the browser makes of it later. */
const NAVIGATION = {
  markup: `aria-label="${said("shell.nav.label")}"`,
  later: String.raw`\"aria-label\":\"${said("shell.nav.label")}\"`,
};

test("a page is sent in one frame, and none for what is not found or not allowed travels with it", async () => {
  const manager = await newPerson("manager");
  for (const path of ["/about-the-data", "/preferences", "/accessibility"]) {
    const sent = await (await ask(path, manager)).text();
    for (const [as, frame] of Object.entries(NAVIGATION))
      expect(sent.split(frame).length - 1, `${path}: frames as ${as}`).toBe(1);
  }
});

test("what a page needs comes in a dozen files or so, with charts or without", async () => {
  const manager = await newPerson("manager");
  for (const path of ["/", "/milestones", "/partners/GEO", "/analysis/forecast", "/preferences"]) {
    const sent = await (await ask(path, manager)).text();
    const files = new Set(sent.match(/static\/chunks\/[^"\\]+\.(?:js|css)/g));
    expect(files.size, path).toBeGreaterThan(5);
    expect(files.size, `${path}: ${[...files].join(" ")}`).toBeLessThanOrEqual(15);
  }
});
