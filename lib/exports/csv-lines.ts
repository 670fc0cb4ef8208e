import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";

/** A field of a CSV line: free text is quoted and disarmed; codes, numbers and days are written as they are. */
export interface CsvField {
  name: string;
  kind: "text" | "plain";
  expression: SQLWrapper;
}

/** RFC 4180's line end, and the mark by which spreadsheets know UTF-8. */
export const CSV_LINE_END = "\r\n";
export const CSV_BYTE_ORDER_MARK = "\uFEFF";

const LINES_A_BATCH = 400;

const fetched = z.array(z.object({ line: z.string() }));

/**
 * One line of a CSV file, written by the database: a list of any length then passes through as text, without an object a row.
 * A text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line end) gets an apostrophe before it.
 */
export function csvLine(fields: readonly CsvField[]): SQL.Aliased<string> {
  const parts = fields.map(({ kind, expression }) =>
    kind === "plain"
      ? sql`coalesce(${expression}::text, '')`
      : sql`coalesce('"' || case when ${expression} ~ '^[=+@\t\r\n-]' then '''' else '' end || replace(${expression}, '"', '""') || '"', '')`,
  );
  return sql<string>`${sql.join(parts, sql` || ',' || `)}`.as("line");
}

/** Hands over the lines of a query in batches; the reader's pace is the pace. Rejects when `take` does, and reads no further. */
export async function eachLine(
  tx: Transaction,
  query: SQLWrapper,
  take: (lines: string[]) => Promise<void>,
): Promise<void> {
  await tx.execute(sql`declare csv_lines no scroll cursor for ${query}`);
  for (;;) {
    const rows = await tx.execute(sql`fetch ${sql.raw(String(LINES_A_BATCH))} from csv_lines`);
    const batch = fetched.parse([...rows]);
    // Emptied, because results of the driver outlive the quick collections of memory: an export of 100 MB then took 125 MB
    // where it now takes 20. Why they do is not known; what they hold is let go here.
    rows.length = 0;
    if (batch.length === 0) return;
    await take(batch.map(({ line }) => line));
  }
}
