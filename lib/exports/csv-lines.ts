import { type SQL, sql } from "drizzle-orm";
import { type ExportField, instant } from "@/lib/exports/fields";

/** RFC 4180's line end, and the mark by which spreadsheets know UTF-8. */
export const CSV_LINE_END = "\r\n";
export const CSV_BYTE_ORDER_MARK = "\uFEFF";

/**
 * One line of a CSV file. Free text is quoted, and disarmed where a spreadsheet would take it for a formula: an apostrophe before a text
 * that begins with = + - @, a tab or a line end, and one more before a text that looks as if it had one already, so that taking one
 * away gives back what was there (lib/imports/csv-table.ts). All else is written as it is.
 */
export function csvLine(fields: readonly ExportField[]): SQL {
  return sql.join(fields.map(csvValue), sql` || ',' || `);
}

function csvValue({ kind, expression }: ExportField): SQL {
  if (kind === "moment") return sql`coalesce(${instant(expression)}, '')`;
  // It begins with a bracket or a quotation mark, which no spreadsheet calculates.
  if (kind === "json") return sql`coalesce('"' || replace(${expression}::text, '"', '""') || '"', '')`;
  if (kind !== "text") return sql`coalesce(${expression}::text, '')`;
  return sql`coalesce('"' || case when ${expression} ~ '^''*[=+@\t\r\n-]' then '''' else '' end || replace(${expression}, '"', '""') || '"', '')`;
}
