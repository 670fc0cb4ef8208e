import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { renderDocx } from "@/lib/reports/render/docx";
import { exampleDocument } from "@/lib/reports/render/example";

const partsOf = (bytes: Uint8Array) =>
  new Map(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));
const documentOf = async (changes = {}) => {
  const parts = partsOf(await renderDocx(exampleDocument(changes)));
  return { parts, text: parts.get("word/document.xml") ?? "" };
};

test("an edited report keeps real headings, a list and styles", async () => {
  const { text, parts } = await documentOf();
  for (const style of ["Title", "Heading1", "Heading2", "Quotation", "Note"])
    expect(text).toContain(`<w:pStyle w:val="${style}"/>`);
  expect(text).toContain("<w:numPr>");
  expect(parts.get("word/styles.xml")).toContain('w:val="en-GB"');
});

test("the head of a table is its head, and no row is torn apart", async () => {
  const { text } = await documentOf();
  expect(text.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  expect(text.match(/<w:cantSplit\/>/g)?.length).toBeGreaterThan(80);
});

test("lines are as high as what stands in them, so that no title and no drawing is cut", async () => {
  const { parts } = await documentOf();
  const lines = (parts.get("word/styles.xml") ?? "").match(/<w:spacing [^>]*w:line="[^>]*>/g) ?? [];
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(line).toContain('w:lineRule="auto"');
});

test("the drawing is a vector with its alternative text", async () => {
  const { text, parts } = await documentOf();
  expect(text).toContain('descr="Line chart of planned and achieved progress."');
  expect([...parts.keys()].filter((path) => /^word\/media\/.*\.svg$/.test(path))).toHaveLength(1);
});

test("every page has the marking, the day and the check code in its head and foot", async () => {
  const { parts } = await documentOf();
  const frame = [...parts].filter(([path]) => /^word\/(?:header|footer)\d/.test(path)).map(([, xml]) => xml);
  expect(frame.length).toBeGreaterThan(1);
  for (const part of frame) expect(part).toContain("Illustrative figures; they judge no country");
  expect(frame.join("")).toContain("F6A7-R08F-3Z5V-BJZ5");
  expect(frame.join("")).toContain("NUMPAGES");
});

test("what somebody typed is text, and what no XML may hold is left out", async () => {
  const { text } = await documentOf();
  expect(text).toContain("#panic(");
  expect(text).toContain("&lt;script&gt;&amp;amp;&lt;/script&gt;");
  expect(text).not.toContain("\u0007");
});

test("the same document is the same to the byte, whenever it is written", async () => {
  const first = await renderDocx(exampleDocument());
  const second = await renderDocx(exampleDocument());
  expect(first.equals(second)).toBe(true);
  expect(partsOf(first).get("docProps/core.xml")).toContain("2026-11-26T02:50:31Z");
});
