import { newAssessment, newPerson } from "@/db/testing/factories";
import { COUNTED } from "@/e2e/fixtures/counted";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { untilScripted } from "@/e2e/fixtures/scripted";
import { expect, test } from "@/e2e/fixtures/test";

const PARTNER = COUNTED["analysis-progress.spec.ts"];
const at = (day: string) => new Date(`${day}T10:00:00Z`);

test("each part of a quarter's change is drawn where its table says, and leads to a list of as many milestones", async ({
  openAs,
}) => {
  const begun = { partner: PARTNER, startOn: "2025-01-01" };
  const advanced = await freshMilestone({ ...begun, createdAt: at("2025-01-10") });
  await newAssessment(advanced, { value: 20, effectiveOn: "2025-02-28", decidedAt: at("2025-03-03") });
  await newAssessment(advanced, { value: 60, effectiveOn: "2025-05-31", decidedAt: at("2025-06-03") });
  const added = await freshMilestone({ ...begun, createdAt: at("2025-04-15") });
  const page = await openAs(await newPerson("manager"));
  await page.goto(`/analysis/progress?partner=${PARTNER}&from=2025-Q2&to=2025-Q2`);

  const figure = page.locator("section").filter({
    has: page.getByRole("heading", { name: said("charts.movements.title") }),
  });
  await figure.getByText(said("charts.figure.showTable")).click();
  const row = figure.getByRole("table").getByRole("row", { name: "2025 Q2" });
  await expect(row.getByRole("cell")).toHaveText([
    "20.00%",
    "-10.00 (1)",
    "+20.00 (1)",
    "–",
    "–",
    "–",
    "–",
    "–",
    "–",
    "30.00%",
    "+10.00",
  ]);
  // From no change, in the middle, ten points down, and from there twenty up.
  const bars = figure.locator("[data-drawing] svg rect[data-tone]").filter({ visible: true });
  const drawn = await bars.evaluateAll((rects) =>
    rects.map((rect) => ["x", "width"].map((name) => rect.getAttribute(name))),
  );
  expect(drawn).toEqual([
    ["0%", "50%"],
    ["0%", "100%"],
  ]);

  // By a link of the table, by keyboard and by a click on the bar.
  const address = page.url();
  const listOf = async (kind: string, code: string) => {
    await expect(page).toHaveURL(`/milestones?partner=${PARTNER}&movement=2025-Q2-${kind}&asOf=2025-06-30`);
    await expect(page.getByRole("main").getByRole("rowheader")).toContainText(code);
    await page.goto(address);
    await untilScripted(page);
  };
  await row.getByRole("link", { name: "-10.00 (1)" }).click();
  await listOf("new", added.code);
  const points = figure.getByRole("slider");
  await points.focus();
  await page.keyboard.press("End");
  await expect(points).toHaveAttribute("aria-valuetext", /\+20\.00.*1 milestone$/);
  await page.keyboard.press("Enter");
  await listOf("advanced", advanced.code);
  await bars.first().click();
  await listOf("new", added.code);
});
