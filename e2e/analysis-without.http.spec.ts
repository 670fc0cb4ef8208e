import { newPerson } from "@/db/testing/factories";
import { ask } from "@/e2e/fixtures/ask";
import { COUNTED } from "@/e2e/fixtures/counted";
import { said } from "@/e2e/fixtures/messages";
import { expect, test } from "@/e2e/fixtures/test";
import { formatFor } from "@/i18n/format";
import { ANALYSES, type Analysis } from "@/lib/analysis/constants";
import { LANGUAGES } from "@/lib/people/constants";

/** A partner that has become an Ally, and has no milestones. */
const PARTNER = COUNTED["analysis-without.http.spec.ts"];

/** What the drawings of each page answer in place of a figure. */
const ANSWERS: Readonly<Record<Analysis, readonly string[]>> = {
  progress: ["charts.burnUp.answer.nothing", "charts.movements.answer.nothing"],
  schedule: [
    "schedule.timeline.answer.nothing",
    "schedule.slippage.answer.none",
    "schedule.reasons.answer.none",
  ],
  forecast: ["charts.forecastBand.none", "analysis.forecast.milestones.empty"],
  "law-and-practice": ["charts.basisGaps.answer.none", "charts.basisGaps.missing.none"],
  outcomes: ["analysis.outcomes.changes.answer.noYears"],
  compare: ["analysis.compare.noValue", "analysis.compare.noMilestones"],
};

/** The texts of a page, without its scripts. */
async function textsOf(answer: Response): Promise<string> {
  const html = (await answer.text()).replaceAll(/<script[^>]*>.*?<\/script>/gs, "");
  return html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
}

for (const language of LANGUAGES)
  test(`of a partner without milestones each page says in ${language} which it is, why, and what is not there`, async () => {
    const manager = await newPerson("manager");
    const name = formatFor(language).country("HR");
    const because = said("analysis.without.noMilestones", language).split("{")[0] ?? "";
    for (const page of ANALYSES) {
      const other = page === "compare" ? "&partner=GEO" : "";
      const path = `/analysis/${page}?partner=${PARTNER}${other}`;
      const texts = await textsOf(await ask(path, manager, { cookie: `language=${language}` }));
      const ally = /became_ally \{([^}]*)\}/.exec(said("analysis.without.partner", language))?.[1] ?? "";
      expect(texts, page).toContain(`${because}${name}${ally} `);
      for (const key of ANSWERS[page]) expect(texts, page).toContain(said(key, language));
    }
  });
