import type { Page } from "@playwright/test";
import { newPerson } from "@/db/testing/factories";
import { choose } from "@/e2e/fixtures/look";
import { expect, test } from "@/e2e/fixtures/test";
import { type Language, LANGUAGES } from "@/lib/people/constants";

/** Pages with lines over time, and how many charts have some. What is drawn otherwise has its test beside its page. */
const PAGES: Readonly<Record<string, number>> = {
  "/": 1,
  "/analysis/progress": 1,
  "/analysis/forecast": 1,
  "/analysis/outcomes?partner=GEO&partner=UKR": 1,
  "/analysis/compare?partner=GEO&partner=UKR": 1,
};

/** A chart as it stands on the page: where its axis has its words, where its lines go, and what its table says. */
interface Drawn {
  title: string;
  axis: { word: string; y: number }[];
  lines: number[][];
  rows: string[][];
}

function chartsOn(page: Page): Promise<Drawn[]> {
  return page.locator("section:has(.recharts-line-curve):has(> details)").evaluateAll((charts) =>
    charts.map((chart) => {
      const all = (selector: string) => [...chart.querySelectorAll(selector)];
      return {
        title: chart.querySelector("h2")?.textContent ?? "",
        axis: all(".recharts-yAxis-tick-labels .recharts-cartesian-axis-tick-value").map((tick) => ({
          word: tick.textContent,
          y: Number(tick.getAttribute("y")),
        })),
        lines: all(".recharts-line-curve").map((line) =>
          [...(line.getAttribute("d") ?? "").matchAll(/[ML][\d.]+,([\d.]+)/g)].map(([, y]) => Number(y)),
        ),
        rows: all(":scope > details tbody tr").map((row) =>
          [...row.querySelectorAll("td")].map((cell) => cell.textContent),
        ),
      };
    }),
  );
}

/** The figure that a cell or an axis says, as its language writes it; null where it says none. */
function figureIn(text: string, language: Language): number | null {
  const plain = text.replaceAll(/[\s%]/g, "").replace("−", "-");
  const written = language === "en" ? plain.replaceAll(",", "") : plain.replace(",", ".");
  return /^-?\d+(?:\.\d+)?$/.test(written) ? Number(written) : null;
}

/** What a place on the axis means, by its two lowest words: the topmost may be moved so as not to be cut off. */
function scaleOf(axis: Drawn["axis"], language: Language): (y: number) => number {
  const [low, high] = axis;
  const [least, most] = [low, high].map((tick) => figureIn(tick?.word ?? "", language));
  if (low === undefined || high === undefined || typeof least !== "number" || typeof most !== "number")
    throw new Error(`no axis is read from ${JSON.stringify(axis)}`);
  return (y) => least + ((y - low.y) / (high.y - low.y)) * (most - least);
}

/** Whether rows that follow one another say these figures, each row one of them, which it rounds to a whole one. */
function say(rows: readonly number[][], figures: readonly number[]): boolean {
  return rows.some((_, start) =>
    figures.every((figure, index) => rows[start + index]?.some((said) => Math.abs(figure - said) < 0.55)),
  );
}

for (const language of LANGUAGES)
  test(`every line goes through the figures of its table, quarter by quarter, in ${language}`, async ({
    openAs,
  }) => {
    const page = await openAs(await newPerson("manager"));
    await choose(page, language, "light");
    for (const [path, count] of Object.entries(PAGES)) {
      await page.goto(path);
      await expect(page.locator("section:has(.recharts-line-curve):has(> details)"), path).toHaveCount(count);
      for (const { title, axis, lines, rows } of await chartsOn(page)) {
        const meaning = scaleOf(axis, language);
        const said = rows.map((cells) => cells.flatMap((cell) => figureIn(cell, language) ?? []));
        expect(lines.length, title).toBeGreaterThan(0);
        for (const line of lines) {
          const figures = line.map(meaning);
          const found = say(said, figures) || say(said, figures.toReversed());
          expect(found, `${title}: ${figures.map((figure) => figure.toFixed(1)).join(" ")}`).toBe(true);
        }
      }
    }
  });
