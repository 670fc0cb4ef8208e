import { newAssessment, newPerson } from "@/db/testing/factories";
import { CARDS, cardsOn, UNDRAWN } from "@/e2e/fixtures/drawn-cards";
import {
  changesAsSaid,
  type Check,
  coursesAsSaid,
  deliveryAsSaid,
  gapsAsSaid,
  heatAsSaid,
  linesAsSaid,
  mapAsSaid,
  movementsAsSaid,
  pathAsSaid,
  reasonsAsSaid,
  slippageAsSaid,
} from "@/e2e/fixtures/drawn-checks";
import { choose } from "@/e2e/fixtures/look";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";
import { LANGUAGES } from "@/lib/people/constants";

type Drawings = Readonly<Record<string, Check>>;

/** Each page and its drawings in their order, by the questions that they answer. The timeline, of days, has its test beside its page. */
const PAGES: Readonly<Record<string, Drawings>> = {
  "/": {
    "charts.map.title": mapAsSaid,
    "charts.heatMap.title": heatAsSaid,
    "charts.completionOverTime.title": linesAsSaid,
    "charts.deliveryByArea.title": deliveryAsSaid,
  },
  "/partners/GEO": { "partners.partner.overTime": linesAsSaid },
  "/analysis/progress": { "charts.burnUp.title": linesAsSaid, "charts.movements.title": movementsAsSaid },
  "/analysis/schedule": {
    "schedule.slippage.title": slippageAsSaid,
    "schedule.reasons.title": reasonsAsSaid,
  },
  "/analysis/forecast": { "charts.forecastBand.title": linesAsSaid },
  "/analysis/law-and-practice": {
    "charts.basisGaps.title.area": gapsAsSaid,
    "charts.basisGaps.title.partner": gapsAsSaid,
  },
  "/analysis/outcomes": {
    "analysis.outcomes.courses.title": coursesAsSaid,
    "analysis.outcomes.changes.title": changesAsSaid,
  },
  "/analysis/outcomes?partner=GEO&partner=UKR&indicator=VDEM_v2x_libdem": {
    "analysis.outcomes.courses.title": linesAsSaid,
    "analysis.outcomes.changes.title": changesAsSaid,
  },
  "/analysis/compare?partner=GEO&partner=UKR": { "charts.compared.title": linesAsSaid },
};

for (const language of LANGUAGES)
  test(`every drawing of every page says what its table says, in ${language}`, async ({ openAs }) => {
    const milestone = await freshMilestone({ partner: "GEO" });
    await newAssessment(milestone, { effectiveOn: "2025-06-30", value: 20 });
    await newAssessment(milestone, { effectiveOn: "2026-03-31", value: 60 });
    const page = await openAs(await newPerson("manager"));
    await choose(page, language, "light");
    const path = `/milestones/${milestone.code}`;
    for (const [address, drawings] of Object.entries({
      ...PAGES,
      [path]: { "charts.milestonePath.title": pathAsSaid },
    })) {
      await page.goto(address);
      const titles = page.locator(CARDS).filter({ visible: true }).getByRole("heading", { level: 2 });
      await expect(titles, address).toHaveText(Object.keys(drawings).map((key) => said(key, language)));
      await expect(page.locator(UNDRAWN), address).toHaveCount(0);
      const checks = Object.values(drawings);
      for (const [index, card] of (await cardsOn(page)).entries())
        await test.step(`${address} ${card.title}`, () => checks[index]?.(card, language));
    }
  });
