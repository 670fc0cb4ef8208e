import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { headingId, listHeadings } from "./headings";

it.each([
  ["Colours (RAG rule, version 1)", "colours-rag-rule-version-1"],
  ["Glissement, ouvert, échéance dépassée", "glissement-ouvert-echeance-depassee"],
])("the address of a heading is its words: %s", (text, id) => {
  expect(headingId(text)).toBe(id);
});

it.each(["methodology.md", "methodology.fr.md"])("each section of %s has an address of its own", (file) => {
  const headings = listHeadings(readFileSync(`docs/${file}`, "utf8"));
  expect(headings.length).toBeGreaterThan(5);
  expect(new Set(headings.map(({ id }) => id)).size).toBe(headings.length);
});
