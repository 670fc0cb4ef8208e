import { parse } from "csv-parse/sync";
import { sql } from "drizzle-orm";
import readWorkbook from "read-excel-file/node";
import { z } from "zod";
import { asViewer } from "@/db/client";
import type { Viewer } from "@/lib/auth/viewer";
import type { ExportFormat } from "@/lib/exports/constants";
import { eachLine } from "@/lib/exports/each-line";
import { type ExportList, type FileForm, writeExport } from "@/lib/exports/export-file";
import { field } from "@/lib/exports/fields";
import { fileStream } from "@/lib/exports/file-stream";

const csvRows = z.array(z.record(z.string(), z.string()));
const jsonRow = z.record(z.string(), z.json());

/** How each format is asked for in a test. */
export const formOf = (format: ExportFormat): FileForm =>
  format === "xlsx"
    ? {
        format,
        name: "Rows",
        marking: "",
        about: { name: "About this file", notes: (rows) => [["Rows", String(rows)]] },
      }
    : { format };

/** A list as somebody downloads it. */
export async function exportedBytes(list: ExportList, format: ExportFormat): Promise<Buffer> {
  const stream = fileStream((put) => writeExport(put, formOf(format), list));
  return Buffer.from(await new Response(stream).arrayBuffer());
}

/** The rows of a CSV file as csv-parse reads them. */
export async function exportedCsv(list: ExportList) {
  return csvRows.parse(
    parse(await exportedBytes(list, "csv"), { bom: true, columns: true, record_delimiter: "\r\n" }),
  );
}

/** The rows of a JSON Lines file. */
export async function exportedJson(list: ExportList) {
  return readJsonLines(await exportedBytes(list, "jsonl"));
}

/** The objects of a file in JSON Lines. */
export function readJsonLines(bytes: Buffer) {
  const lines = bytes.toString("utf8").split("\n");
  return lines.flatMap((line) => (line === "" ? [] : [jsonRow.parse(JSON.parse(line))]));
}

/** The sheets of a workbook as another library reads them, each with its rows. */
export async function exportedSheets(list: ExportList) {
  return readWorkbook(await exportedBytes(list, "xlsx"));
}

/** A list of so many rows, which stand nowhere: more than one batch of them, for what becomes of a reader on the way. */
export const longList = (viewer: Viewer, rows = 2000): ExportList => ({
  fields: [field.number("n", sql`n`), field.text("text", sql`repeat(n::text, 100)`)],
  count: () => Promise.resolve(rows),
  each: (line, take) =>
    asViewer(viewer, (tx) =>
      eachLine(tx, tx.select({ line }).from(sql`generate_series(1, ${rows}::int) as n`), take),
    ),
});
