import fc from "fast-check";
import { stringify } from "csv-stringify/sync";
import { describe, expect, it } from "vitest";

import { readCsvTable } from "@/lib/imports/csv-table";
import { describeFault } from "@/lib/imports/faults";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readCsvTable("f.csv", bytes(text), ["a", "b"]);
const faultsOf = (text: string) => read(text).faults.map(describeFault);

describe("a CSV file", () => {
  it("gives back what a writer of RFC 4180 put in, whatever the text", () => {
    const cell = fc
      .string({ unit: "binary" })
      .filter((text) => !/[\r\n\uFFFD]/.test(text) && text.trim() !== "");
    const rows = fc.array(fc.record({ a: cell, b: cell }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, (given) => {
        const text = stringify(given, { header: true, columns: ["a", "b"] });
        expect(read(text).rows.map(({ cells }) => cells)).toEqual(given);
      }),
    );
  });

  it("may have its columns in any order, a mark of UTF-8, Windows line ends and no last line break", () => {
    expect(read("\uFEFFb,a\r\n2,1\r\n4,3").rows).toEqual([
      { row: 2, cells: { a: "1", b: "2" } },
      { row: 3, cells: { a: "3", b: "4" } },
    ]);
  });

  it("counts rows as a spreadsheet does: a value of several lines is one, a blank row counts", () => {
    expect(read('a,b\n"x\ny\nz",1\n,\n3,4\n').rows.map(({ row }) => row)).toEqual([2, 4]);
  });

  it.each([
    ["", "f.csv: is empty (expected the columns a, b)"],
    ["a\n1\n", "f.csv, row 1, b: this column is missing"],
    ["a,b,c\n1,2,3\n", "f.csv, row 1, c: this column is not known"],
    ["a,b,a\n1,2,3\n", "f.csv, row 1, a: this column is there twice (expected it once)"],
    ["a,b\n1,2\n1\n", "f.csv, row 3: has 1 value (expected 2)"],
    ["a,b\n1,2\n1,2,3\n", "f.csv, row 3: has 3 values (expected 2)"],
    [
      'a,b\n"x\ny",2\n"3,4\n5,6\n',
      "f.csv, row 3: opens a quotation mark that is never closed (expected CSV as in RFC 4180)",
    ],
    [
      'a,b\n1,x"y\n',
      "f.csv, row 2: has a quotation mark where none can be; inside a value it is doubled (expected CSV as in RFC 4180)",
    ],
  ])("%j is refused with the place", (text, sentence) => {
    expect(faultsOf(text)).toEqual([sentence]);
  });

  it("in another encoding is refused with the first row that shows it", () => {
    const latin = Buffer.from('a,b\n"1\n1",2\nGénéral,2\n', "latin1");
    expect(readCsvTable("f.csv", latin, ["a", "b"]).faults.map(describeFault)).toEqual([
      "f.csv, row 3: is not written in UTF-8 (expected a CSV file saved as UTF-8)",
    ]);
    const utf16 = Buffer.from("\uFEFFa,b\n1,2\n", "utf16le");
    expect(readCsvTable("f.csv", utf16, ["a", "b"]).faults).toHaveLength(1);
  });
});

it("a long value is shown by its beginning", () => {
  const fault = {
    file: "f.csv",
    row: 2,
    column: "a",
    value: "x".repeat(500),
    problem: "is no date",
    expected: "YYYY-MM-DD",
  };
  expect(describeFault(fault).length).toBeLessThan(130);
});
