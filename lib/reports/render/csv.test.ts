import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { renderCsv } from "@/lib/reports/render/csv";
import { exampleDocument, HOSTILE } from "@/lib/reports/render/example";
import { renderJson } from "@/lib/reports/render/json";

const read = (bytes: Buffer): unknown => parse(bytes, { bom: true, columns: true });

test("every value of every table and fact is a line, with its type, and says the marking", () => {
  const rows = read(renderCsv(exampleDocument()));
  expect(rows).toContainEqual({
    section: "milestones",
    table: "milestones",
    row: "1",
    column: "progress",
    type: "share",
    value: "0.375",
    marking: "Illustrative figures; they judge no country",
  });
  expect(rows).toContainEqual(
    expect.objectContaining({ table: "facts", column: "Check code", value: "F6A7-R08F-3Z5V-BJZ5" }),
  );
  expect(rows).toHaveLength(80 * 6 + 3);
});

test("a text that a spreadsheet would take for a formula is disarmed", () => {
  expect(read(renderCsv(exampleDocument()))).toContainEqual(
    expect.objectContaining({ row: "1", column: "title", value: `'${HOSTILE}` }),
  );
});

test("JSON is the document, but for its drawings", () => {
  const document = exampleDocument();
  const parsed: unknown = JSON.parse(renderJson(document).toString());
  expect(parsed).toMatchObject({ title: document.title, checkCode: document.checkCode, asOf: document.asOf });
  expect(JSON.stringify(parsed)).not.toContain("polyline");
});
