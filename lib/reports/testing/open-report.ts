import { parse } from "csv-parse/sync";
import readWorkbook from "read-excel-file/node";
import { z } from "zod";
import type { ReportFormat } from "@/lib/reports/constants";
import { readDocx } from "@/lib/reports/testing/read-docx";
import { readPdf } from "@/lib/reports/testing/read-pdf";

// A report opened again by a program that had no part in writing it, whatever its format.

/** What one looks for: by its name and keys in data, by the heads of its columns before eyes. */
export interface Sought {
  id: string;
  columns: readonly { key: string; header: string }[];
}

export interface Opened {
  /** Of a report to be read, the values as they are written; else typed, days as ISO 8601. */
  rowsOf: (sought: Sought) => unknown[][] | null;
  /** The values that stand beside a name. */
  besides: (name: string) => unknown[];
  /** All that it says, in whatever order. */
  text: string;
}

/** Opens a report with the reader of its format. */
export async function openReport(format: ReportFormat, bytes: Uint8Array): Promise<Opened> {
  switch (format) {
    case "pdf": {
      const { tables, pages } = await readPdf(bytes);
      return inTables(tables, pages.join(" "));
    }
    case "docx": {
      const { tables, text } = await readDocx(bytes);
      // The sign of a rating stands before its word.
      const signless = tables.map((rows) =>
        rows.map((row) => row.map((cell) => cell.replace(/^[●○▲◆–] (?=\S)/, ""))),
      );
      return inTables(signless, text);
    }
    case "xlsx": {
      const sheets = await readWorkbook(Buffer.from(bytes));
      const tables = sheets.map(({ data }) => data.map((row) => row.map(typed)));
      return inTables(tables, JSON.stringify(tables));
    }
    case "csv":
      return inCsv(bytes);
    case "json":
      return inJson(bytes);
  }
}

/** A name, wherever its lines are broken. */
const unspaced = (name: unknown) => (typeof name === "string" ? name.replaceAll(/\s+/g, "") : name);
const six = (value: number) => Number(value.toFixed(6));

const typed = (value: unknown) =>
  value instanceof Date ? value.toISOString().slice(0, 10) : typeof value === "number" ? six(value) : value;

function inTables(tables: readonly (readonly (readonly unknown[])[])[], text: string): Opened {
  return {
    rowsOf: ({ columns }) => {
      const headers = columns.map(({ header }) => unspaced(header));
      const table = tables.find(([head = []]) =>
        headers.every((header) => head.map(unspaced).includes(header)),
      );
      if (table === undefined) return null;
      const [head = [], ...rows] = table;
      return rows.map((row) => headers.map((header) => row[head.map(unspaced).indexOf(header)]));
    },
    besides: (name) =>
      tables
        .flat()
        .flatMap((row) =>
          row.flatMap((cell, index) =>
            index % 2 === 0 && unspaced(cell) === unspaced(name) ? [row[index + 1]] : [],
          ),
        ),
    text,
  };
}

const csvRow = z.object({
  ...{ table: z.string(), row: z.coerce.number(), column: z.string(), type: z.string(), value: z.string() },
});

function inCsv(bytes: Uint8Array): Opened {
  const rows = z.array(csvRow).parse(parse(Buffer.from(bytes), { bom: true, columns: true }));
  const valueOf = ({ type, value }: z.infer<typeof csvRow>) =>
    type === "none" ? null : type === "number" || type === "share" ? six(Number(value)) : value;
  return {
    rowsOf: ({ id, columns }) => {
      const mine = rows.filter(({ table }) => table === id);
      if (mine.length === 0) return null;
      const last = Math.max(...mine.map(({ row }) => row));
      return Array.from({ length: last }, (_, place) =>
        columns.map(({ key }) => {
          const found = mine.find(({ row, column }) => row === place + 1 && column === key);
          return found === undefined ? undefined : valueOf(found);
        }),
      );
    },
    besides: (name) => rows.filter(({ table, column }) => table === "facts" && column === name).map(valueOf),
    text: rows.map(({ value }) => value).join("\n"),
  };
}

const cell = z.object({
  ...{ type: z.string(), text: z.string().optional(), value: z.number().optional() },
  ...{ on: z.string().optional(), at: z.string().optional() },
});
const block = z.object({
  kind: z.string(),
  id: z.string().optional(),
  columns: z.array(z.object({ key: z.string() })).default([]),
  rows: z.array(z.array(cell)).default([]),
  facts: z.array(z.object({ label: z.string(), value: cell })).default([]),
});
const document = z.object({ parts: z.array(z.object({ blocks: z.array(block) })) });

function inJson(bytes: Uint8Array): Opened {
  const text = Buffer.from(bytes).toString("utf8");
  const blocks = document.parse(JSON.parse(text)).parts.flatMap((part) => part.blocks);
  const valueOf = ({ type, text: said, value, on, at }: z.infer<typeof cell>) =>
    type === "none" ? null : (said ?? (value === undefined ? undefined : six(value)) ?? on ?? at);
  return {
    rowsOf: ({ id, columns }) => {
      const found = blocks.find((each) => each.kind === "table" && each.id === id);
      if (found === undefined) return null;
      const places = columns.map(({ key }) => found.columns.findIndex((column) => column.key === key));
      return found.rows.map((row) =>
        places.map((place) => {
          const value = row[place];
          return value === undefined ? undefined : valueOf(value);
        }),
      );
    },
    besides: (name) =>
      blocks.flatMap(({ facts }) =>
        facts.filter(({ label }) => label === name).map(({ value }) => valueOf(value)),
      ),
    text,
  };
}
