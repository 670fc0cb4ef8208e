import { newComment, newPerson } from "@/db/testing/factories";
import { ask } from "@/e2e/fixtures/ask";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
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

test("whom one may mention is sent once, however many forms offer them", async () => {
  const milestone = await freshMilestone({ partner: "GEO" });
  const [manager, liaison] = [await newPerson("manager"), await newPerson("liaison", ["GEO"])];
  for (let comment = 0; comment < 3; comment++) await newComment(milestone, manager);
  const sent = await (await ask(`/milestones/${milestone.code}`, manager)).text();
  const markup = sent.replaceAll(/<script[^>]*>.*?<\/script>/gs, "");
  expect(markup.match(/ list="mentionable"/g)).toHaveLength(4);
  expect(markup.split(`<option value="${liaison.name}"`)).toHaveLength(2);
  // Once more for the script, and by name alone.
  expect(sent.split(liaison.name)).toHaveLength(4);
  expect(sent).not.toContain(liaison.personId);
});

test("a cell of a table is marked only with what it is", async () => {
  const manager = await newPerson("manager");
  for (const path of ["/", "/milestones", "/partners", "/changes"]) {
    const sent = await (await ask(path, manager)).text();
    const cells = sent.match(/<t[hdr][ >][^>]*/g) ?? [];
    expect(cells.length, path).toBeGreaterThan(5);
    expect(
      cells.filter((cell) => / data-[\w-]+="false"/.test(cell)),
      path,
    ).toEqual([]);
  }
});

test("a page comes packed to whoever can unpack it", async () => {
  const manager = await newPerson("manager");
  const encodings = ["gzip", "identity"].map(async (wanted) => {
    const answer = await ask("/milestones", manager, { headers: { "accept-encoding": wanted } });
    return answer.headers.get("content-encoding");
  });
  expect(await Promise.all(encodings)).toEqual(["gzip", null]);
});
