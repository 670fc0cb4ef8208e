import { strFromU8, unzipSync } from "fflate";
import readXlsxFile from "read-excel-file/node";
import { expect, test } from "vitest";
import { plainText } from "@/lib/reports/plain-text";
import { exampleDocument, HOSTILE } from "@/lib/reports/render/example";
import { renderXlsx } from "@/lib/reports/render/xlsx";

// Read by a library that had no part in writing it.

const sheetsOf = async (changes = {}) => readXlsxFile(await renderXlsx(exampleDocument(changes)));
const partOf = (bytes: Uint8Array, path: string) => strFromU8(unzipSync(bytes)[path] ?? new Uint8Array());

test("a workbook says first what it is, then has a sheet for each table that has rows", async () => {
  const sheets = await sheetsOf();
  expect(sheets.map(({ sheet }) => sheet)).toEqual(["About this file", "Milestones of this partner"]);
  const [about] = sheets;
  const labels = about?.data.map(([label]) => label);
  expect(labels).toEqual(
    expect.arrayContaining(["Georgia", "Illustrative figures; they judge no country", "Check code"]),
  );
});

test("values keep their types: text, day, share and number", async () => {
  const [, table] = await sheetsOf();
  const [head, first, second] = table?.data ?? [];
  expect(head).toEqual(["Code", "Milestone", "Due", "Progress", "Count", "Rating"]);
  expect(first?.[2]).toEqual(new Date("2026-06-30T00:00:00Z"));
  expect(first?.slice(3)).toEqual([0.375, 1234.5, "Off track"]);
  // Nothing is an empty cell, and no word among numbers.
  expect(second?.[3]).toBeNull();
});

test("a text that looks like a formula stays text", async () => {
  const bytes = await renderXlsx(exampleDocument());
  const [, table] = await sheetsOf();
  expect(table?.data[1]?.[1]).toBe(plainText(HOSTILE));
  expect(partOf(bytes, "xl/worksheets/sheet2.xml")).not.toContain("<f>");
});

test("the head of a table stays in sight, its columns can be filtered, and each printed page has the marking", async () => {
  const sheet = partOf(await renderXlsx(exampleDocument()), "xl/worksheets/sheet2.xml");
  expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
  expect(sheet).toContain('<autoFilter ref="A1:F81"');
  expect(sheet).toMatch(/<oddHeader>[^<]*Illustrative figures; they judge no country/);
  expect(sheet).toMatch(/<oddFooter>[^<]*Illustrative figures; they judge no country/);
  expect(sheet).toMatch(/<oddFooter>[^<]*F6A7-R08F-3Z5V-BJZ5/);
});

test("the same document is the same to the byte", async () => {
  expect((await renderXlsx(exampleDocument())).equals(await renderXlsx(exampleDocument()))).toBe(true);
});
