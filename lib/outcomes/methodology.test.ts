import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { LAGS, METHOD_BREAKS, MIN_PAIRS } from "@/lib/outcomes/constants";

test.each([
  ["methodology.md", "Outcomes beside completion", "pairs"],
  ["methodology.fr.md", "L’avancement à côté d’indices indépendants", "paires"],
])("%s states the limit and the break of method as the program applies them", (file, title, pairs) => {
  const text = readFileSync(new URL(`../../docs/${file}`, import.meta.url), "utf8");
  const [, section = ""] = text.split(`## ${title}\n`);
  expect(section).toContain(`**${MIN_PAIRS} ${pairs}**`);
  for (const { since } of METHOD_BREAKS) expect(section).toContain(String(since));
  // One to five years later, as both texts say.
  expect(LAGS.at(-1)).toBe(5);
});
