import { type SQL, sql } from "drizzle-orm";
import type { ExportFormat } from "@/lib/exports/constants";
import { CSV_BYTE_ORDER_MARK, CSV_LINE_END, csvLine } from "@/lib/exports/csv-lines";
import type { TakeLines } from "@/lib/exports/each-line";
import type { ExportField } from "@/lib/exports/fields";
import type { PutBytes } from "@/lib/exports/file-stream";
import { jsonLine } from "@/lib/exports/json-lines";
import { sheetLine } from "@/lib/exports/sheet-lines";
import { type Workbook, writeWorkbook } from "@/lib/exports/workbook";

/** A list as it is taken away: what its rows hold, and how it hands over one text for each of them. */
export interface ExportList {
  fields: readonly ExportField[];
  /** How many rows there are now. */
  count: () => Promise<number>;
  /** Hands over `line`, an expression of the fields, for each row in the order of the list. */
  each: (line: SQL.Aliased<string>, take: TakeLines) => Promise<void>;
}

/** What a workbook says beside its rows. */
export type AboutFile = Pick<Workbook, "name" | "marking" | "about">;

/** How a list is written; two of the formats are rows alone. */
export type FileForm = { format: Exclude<ExportFormat, "xlsx"> } | ({ format: "xlsx" } & AboutFile);

/** Writes a list as a file: its bytes one batch of rows after another, which the database wrote as texts of the format. */
export async function writeExport(put: PutBytes, form: FileForm, list: ExportList): Promise<void> {
  const encoder = new TextEncoder();
  const putLines = (end: string) => (lines: string[]) => put(encoder.encode(lines.join(end) + end));
  switch (form.format) {
    case "csv":
      await put(
        encoder.encode(CSV_BYTE_ORDER_MARK + list.fields.map(({ name }) => name).join(",") + CSV_LINE_END),
      );
      return list.each(asLine(csvLine(list.fields)), putLines(CSV_LINE_END));
    case "jsonl":
      return list.each(asLine(jsonLine(list.fields)), putLines("\n"));
    case "xlsx":
      return writeWorkbook(put, { ...form, columns: list.fields }, (take) =>
        list.each(asLine(sheetLine(list.fields)), take),
      );
  }
}

const asLine = (text: SQL) => sql<string>`${text}`.as("line");
