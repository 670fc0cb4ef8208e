import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import { z } from "zod";
import { exampleDocument } from "@/lib/reports/render/example";
import { renderPdf } from "@/lib/reports/render/pdf";

// Read by a program that had no part in writing it.

const open = (bytes: Uint8Array) => getDocument({ data: new Uint8Array(bytes) }).promise;
const textItem = z.object({ str: z.string() });

async function textsOf(pdf: PDFDocumentProxy): Promise<string[]> {
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent();
      return items
        .flatMap((item) => textItem.safeParse(item).data?.str ?? [])
        .join(" ")
        .replaceAll(/\s+/g, " ");
    }),
  );
}

/** The roles of a structure tree, at every depth, and the alternative texts in it. */
function rolesOf(node: unknown): { role: string; alt: string | undefined }[] {
  const parsed = z
    .object({ role: z.string(), alt: z.string().optional(), children: z.array(z.unknown()).optional() })
    .safeParse(node);
  if (!parsed.success) return [];
  const { role, alt, children = [] } = parsed.data;
  return [{ role, alt }, ...children.flatMap(rolesOf)];
}

test("a report on paper has title, language, author and the moment it was made", async () => {
  const pdf = await open(renderPdf(exampleDocument({ language: "fr" })));
  const { info, metadata } = await pdf.getMetadata();
  expect(info).toMatchObject({
    Title: "Georgia",
    Author: "Sam Rivers",
    Language: "fr",
    CreationDate: "D:20261126025031Z",
  });
  expect(metadata?.get("pdfuaid:part")).toBe("1");
});

test("the same document is the same to the byte", () => {
  expect(renderPdf(exampleDocument()).equals(renderPdf(exampleDocument()))).toBe(true);
});

test("its structure is told: title, headings, lists, tables with heads, a figure with its alternative text", async () => {
  const pdf = await open(renderPdf(exampleDocument()));
  const pages = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
  const nodes = (
    await Promise.all(pages.map(async (page) => rolesOf(await (await pdf.getPage(page)).getStructTree())))
  ).flat();
  const roles = new Set(nodes.map(({ role }) => role));
  for (const role of ["H1", "H2", "P", "L", "Table", "TH", "TD", "Figure"])
    expect([...roles]).toContain(role);
  expect(nodes.filter(({ role }) => role === "Figure").map(({ alt }) => alt)).toContain(
    "Line chart of planned and achieved progress.",
  );
});

test("its parts are its bookmarks", async () => {
  const outline = await (await open(renderPdf(exampleDocument()))).getOutline();
  expect(outline.map(({ title }) => title)).toEqual([
    "Summary",
    "Plan and achievement",
    "Milestones",
    "About this report",
  ]);
});

test("every page says of which day it is, its marking, its check code and its number of how many", async () => {
  const texts = await textsOf(await open(renderPdf(exampleDocument())));
  expect(texts.length).toBeGreaterThan(2);
  texts.forEach((text, index) => {
    // At the head and at the foot.
    expect(text.split("Illustrative figures; they judge no country")).toHaveLength(3);
    expect(text).toContain("As of 30 Jun 2026");
    expect(text).toContain("F6A7-R08F-3Z5V-BJZ5");
    expect(text).toContain(`Page ${index + 1} of ${texts.length}`);
  });
});

test("the head of a table stands again on each page that it goes on to", async () => {
  const texts = await textsOf(await open(renderPdf(exampleDocument())));
  const pages = texts.filter((text) => /GEO-CIV-\d\d/.test(text));
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) expect(page).toContain("Progress Count Rating");
});

test("what somebody typed is text, whatever it looks like", async () => {
  const [first = ""] = await textsOf(await open(renderPdf(exampleDocument())));
  expect(first).toContain('=1+1 #panic("no") *bold* $x$ <script>&amp;</script> [[a]] \\ "quoted"');
  expect(first).toContain("Донбас");
});

test("a letter that no font has is told as one that is missing, and the report is made", async () => {
  const [first = ""] = await textsOf(
    await open(renderPdf(exampleDocument({ foreword: "საქართველო 日本 🚀" }))),
  );
  expect(first).toMatch(/საქართველო \ufffd ?\ufffd \ufffd/);
});

test("a value without a table row is said, and a report without a marking has none", async () => {
  const texts = (await textsOf(await open(renderPdf(exampleDocument({ marking: null }))))).join(" ");
  expect(texts).toContain("There is none.");
  expect(texts).not.toContain("Illustrative");
});

test("a title as long as they come has one line at the head of each page, and a word without an end is broken", async () => {
  const title = "Civilians hold the posts that the law names, in the ministry and beside it. "
    .repeat(4)
    .trim();
  const texts = await textsOf(await open(renderPdf(exampleDocument({ title, foreword: "x".repeat(900) }))));
  expect(texts[0]).toContain("Civilians hold the posts that the law names, in the ministry an…");
  expect(texts.length).toBeLessThan(6);
});
