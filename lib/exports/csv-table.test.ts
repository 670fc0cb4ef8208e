import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { csvTable } from "@/lib/exports/csv-table";

const readBack = (csv: string): unknown => parse(csv, { bom: true, columns: true, record_delimiter: "\r\n" });

describe("a small table as CSV", () => {
  it("begins with the mark of UTF-8, then the names; lines end as RFC 4180 says", () => {
    expect(csvTable(["area", "milestones"], [{ area: "rule_of_law", milestones: 3 }])).toBe(
      "\uFEFFarea,milestones\r\nrule_of_law,3\r\n",
    );
  });

  it("has its header also without rows", () => {
    expect(csvTable(["area"], [])).toBe("\uFEFFarea\r\n");
  });

  it("brings quotes, commas, line ends and letters of any language back unchanged", () => {
    const texts = ['say "yes"', "a, b", "one\ntwo", "one\r\ntwo", "Łódź – été", "", " spaced "];
    const rows = texts.map((text) => ({ text }));
    expect(readBack(csvTable(["text"], [...rows, { text: "end" }]))).toEqual([...rows, { text: "end" }]);
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])("disarms the formula %j", (text) => {
    expect(readBack(csvTable(["a", "text"], [{ a: 1, text }]))).toEqual([{ a: "1", text: `'${text}` }]);
  });

  it("leaves negative numbers as numbers, and what is missing empty", () => {
    expect(csvTable(["a", "b", "c"], [{ a: -1.5, b: null, c: false }])).toBe(
      "\uFEFFa,b,c\r\n-1.5,,false\r\n",
    );
  });
});
