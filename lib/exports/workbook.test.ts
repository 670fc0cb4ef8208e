import { strFromU8, unzipSync } from "fflate";
import fc from "fast-check";
import readWorkbook from "read-excel-file/node";
import { expect, it } from "vitest";
import { fileStream } from "@/lib/exports/file-stream";
import { BETWEEN_CELLS } from "@/lib/exports/sheet-lines";
import { columnName } from "@/lib/exports/sheet-rows";
import { type Workbook, writeWorkbook } from "@/lib/exports/workbook";

const book: Workbook = {
  name: "Milestones",
  marking: "",
  columns: [
    { name: "code", kind: "code" },
    { name: "title", kind: "text" },
    { name: "value", kind: "number" },
    { name: "due_on", kind: "day" },
    { name: "at", kind: "moment" },
    { name: "holds", kind: "boolean" },
  ],
  about: { name: "About this file", notes: (rows) => [["Rows", String(rows)]] },
};

/** The sheets as another library reads them. */
async function readBack(lines: readonly string[], rowsASheet?: number) {
  const stream = fileStream((put) => writeWorkbook(put, book, (take) => take([...lines]), rowsASheet));
  return readWorkbook(Buffer.from(await new Response(stream).arrayBuffer()), { trim: false });
}

const line = (...cells: string[]) => cells.join(BETWEEN_CELLS);

it("numbers, days, instants and yes or no come back as what they are, and what is missing as nothing", async () => {
  const [sheet, about] = await readBack([
    line("GEO-CIV-01", "Élan", "-5.5", "46022", "46022.5", "1"),
    line("GEO-CIV-02", "", "", "", "", "0"),
  ]);
  expect(sheet).toEqual({
    sheet: "Milestones",
    data: [
      ["code", "title", "value", "due_on", "at", "holds"],
      ["GEO-CIV-01", "Élan", -5.5, new Date("2025-12-31"), new Date("2025-12-31T12:00:00Z"), true],
      ["GEO-CIV-02", null, null, null, null, false],
    ],
  });
  expect(about).toEqual({ sheet: "About this file", data: [["Rows", "2"]] });
});

it("a list that is longer than a sheet goes on on the next one, each with its head", async () => {
  const rows = Array.from({ length: 7 }, (_, index) => line(`C${index}`, "x", "", "", "", ""));
  const sheets = await readBack(rows, 4);
  expect(sheets.map(({ sheet, data }) => [sheet, data.length])).toEqual([
    ["Milestones", 4],
    ["Milestones 2", 4],
    ["Milestones 3", 2],
    ["About this file", 1],
  ]);
  const codes = sheets.slice(0, 3).flatMap(({ data }) => data.slice(1).map(([code]) => code));
  expect(codes).toEqual(rows.map((_, index) => `C${index}`));
});

it("every printed sheet has the marking at its head and foot, whatever signs it has", async () => {
  const marked = { ...book, marking: "NATO UNCLASSIFIED – R&D <PfP>" };
  const stream = fileStream((put) => writeWorkbook(put, marked, (take) => take([])));
  const parts = unzipSync(new Uint8Array(await new Response(stream).arrayBuffer()));
  const sheets = Object.entries(parts).filter(([name]) => name.startsWith("xl/worksheets/"));
  expect(sheets).toHaveLength(2);
  const line = "&amp;CNATO UNCLASSIFIED – R&amp;&amp;D &lt;PfP&gt;";
  for (const [, xml] of sheets)
    expect(strFromU8(xml)).toContain(
      `<headerFooter><oddHeader>${line}</oddHeader><oddFooter>${line}</oddFooter></headerFooter></worksheet>`,
    );
});

it("a workbook without rows has its head", async () => {
  const [sheet] = await readBack([]);
  expect(sheet?.data).toHaveLength(1);
});

it("text of any kind comes back as it was, a formula as the text that it is", async () => {
  const texts = fc.array(
    fc.oneof(
      fc.string({ minLength: 1, unit: "binary" }),
      fc.constantFrom(
        "=1+1",
        "<a href='x'>&amp;",
        "_x0041_",
        " spaced ",
        "one\r\ntwo\tthree",
        "]]>",
        "\u0001",
      ),
    ),
    { minLength: 1, maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(texts, async (some) => {
      const given = some.map((text) => text.replaceAll(BETWEEN_CELLS, ""));
      const [sheet] = await readBack(given.map((text) => line("A", text, "", "", "", "")));
      const read = sheet?.data.slice(1).map(([, text]) => text ?? "");
      expect(read).toEqual(given);
    }),
    { numRuns: 50 },
  );
});

it("a text that no cell can hold is cut, and ends as cut", async () => {
  const [sheet] = await readBack([line("A", "x".repeat(40_000), "", "", "", "")]);
  const text = String(sheet?.data[1]?.[1]);
  expect([text.length, text.at(-1)]).toEqual([32_767, "…"]);
});

it.each([
  [1, "A"],
  [26, "Z"],
  [27, "AA"],
  [702, "ZZ"],
  [703, "AAA"],
])("column %i is %s", (place, name) => {
  expect(columnName(place)).toBe(name);
});
