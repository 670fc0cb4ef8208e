import { CsvError, parse } from "csv-parse/sync";

import type { ImportFault } from "@/lib/imports/faults";

/** A row of a file by its columns. */
export interface CsvRow {
  row: number;
  cells: Record<string, string>;
}

export type CsvTable = { rows: CsvRow[]; faults: ImportFault[] };

/** What every exported file says about itself; nothing of it is kept, but it is held to what may be marked here. */
export const MARKING = "marking";

/**
 * A CSV file (RFC 4180, UTF-8 with or without its mark) with exactly these columns in any order, of which some may be missing: all their
 * cells are empty then. What cannot be read is a fault with its row; blank rows are passed over and counted, as a spreadsheet does.
 */
export function readCsvTable(
  file: string,
  bytes: Uint8Array,
  columns: readonly string[],
  optional: readonly string[] = [],
): CsvTable {
  const refuse = (row: number | null, problem: string, expected: string | null = null): CsvTable => ({
    rows: [],
    faults: [{ file, row, column: null, value: null, problem, expected }],
  });
  const text = new TextDecoder("utf-8").decode(bytes);
  const unreadable = text.indexOf("\uFFFD");
  if (unreadable >= 0)
    return refuse(rowAt(text, unreadable), "is not written in UTF-8", "a CSV file saved as UTF-8");

  const records = parseRecords(text);
  if (!Array.isArray(records)) return refuse(records.row, records.problem, "CSV as in RFC 4180");
  const [header, ...body] = records;
  if (header === undefined) return refuse(null, "is empty", `the columns ${columns.join(", ")}`);
  const faults = headerFaults(file, header, columns, optional);
  if (faults.length > 0) return { rows: [], faults };
  return readRows(file, header, body, columns);
}

function parseRecords(text: string): string[][] | { row: number; problem: string } {
  try {
    return parse(text, { bom: true, relax_column_count: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = Number(error["records"] ?? 0) + 1;
    const problem =
      error.code === "CSV_QUOTE_NOT_CLOSED"
        ? "opens a quotation mark that is never closed"
        : "has a quotation mark where none can be; inside a value it is doubled";
    return { row, problem };
  }
}

function headerFaults(
  file: string,
  header: readonly string[],
  columns: readonly string[],
  optional: readonly string[],
): ImportFault[] {
  const fault = (column: string, problem: string, expected: string | null): ImportFault => ({
    file,
    row: 1,
    column,
    value: null,
    problem,
    expected,
  });
  return [
    ...columns
      .filter((column) => !header.includes(column) && !optional.includes(column))
      .map((column) => fault(column, "this column is missing", null)),
    ...header
      .filter((column, index) => columns.includes(column) && header.indexOf(column) !== index)
      .map((column) => fault(column, "this column is there twice", "it once")),
    ...header
      .filter((column) => !columns.includes(column))
      .map((column) => fault(column || "(no name)", "this column is not known", null)),
  ];
}

function readRows(
  file: string,
  header: readonly string[],
  body: readonly string[][],
  columns: readonly string[],
): CsvTable {
  const table: CsvTable = { rows: [], faults: [] };
  const places = columns.map((column) => [column, header.indexOf(column)] as const);
  for (const [index, cells] of body.entries()) {
    const row = index + 2;
    if (cells.every((cell) => cell.trim() === "")) continue;
    if (cells.length === header.length) {
      table.rows.push({
        row,
        cells: Object.fromEntries(places.map(([column, place]) => [column, rearmed(cells[place] ?? "")])),
      });
    } else {
      const problem = `has ${cells.length} ${cells.length === 1 ? "value" : "values"}`;
      table.faults.push({ file, row, column: null, value: null, problem, expected: String(header.length) });
    }
  }
  return table;
}

/** Takes away the apostrophe that an export puts before what a spreadsheet would take for a formula (lib/exports/csv-lines.ts). */
const rearmed = (cell: string): string => (/^'+[=+@\t\r\n-]/.test(cell) ? cell.slice(1) : cell);

/** The row in which a position of the text lies; line breaks within quotation marks do not count. */
function rowAt(text: string, position: number): number {
  let row = 1;
  let quoted = false;
  for (const sign of text.slice(0, position)) {
    if (sign === '"') quoted = !quoted;
    else if (sign === "\n" && !quoted) row += 1;
  }
  return row;
}
