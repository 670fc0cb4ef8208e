import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { RAG_AMBER_MAX_GAP, RAG_GREEN_MAX_GAP, RAG_RULE_VERSION } from "@/lib/milestones/rules";

const [english, french] = ["methodology.md", "methodology.fr.md"].map((file) =>
  readFileSync(new URL(`../../docs/${file}`, import.meta.url), "utf8"),
);
const texts = { en: english ?? "", fr: french ?? "" };

/** What a text is built of, without its words: headings by level, rows of tables, items, formulas. */
const outline = (text: string) =>
  text.split("\n").flatMap((line) => {
    const [, mark] = /^(#+|\||-|\d+\.|>)\s/.exec(line) ?? [];
    return mark === undefined ? [] : [mark.startsWith("|") ? `| ${line.split("|").length}` : mark];
  });

describe.each(["en", "fr"] as const)("the methodology in %s", (language) => {
  const text = texts[language];

  it("states the version and the limits of the colour rule as the program applies them", () => {
    const [green, amber] = [RAG_GREEN_MAX_GAP * 100, RAG_AMBER_MAX_GAP * 100];
    expect(text).toMatch(new RegExp(`^## .*version ${RAG_RULE_VERSION}\\)$`, "m"));
    expect(text).toMatch(
      new RegExp(`^\\| 7 .*\\b${green} points?\\b|^\\| 7 .*\\b${green} percentage points\\b`, "m"),
    );
    expect(text).toMatch(new RegExp(`^\\| 8 .*\\b${green}\\b.*\\b${amber} points\\b`, "m"));
  });

  it("is plain Markdown: no HTML, which the page would not show", () => {
    expect(text).not.toMatch(/<[a-z/!]/i);
  });
});

it("both languages say the same things in the same order", () => {
  expect(outline(texts.fr)).toEqual(outline(texts.en));
});
