import { type SQLWrapper, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";

const LINES_A_BATCH = 400;

const fetched = z.array(z.object({ line: z.string() }));

/** Hands lines on to who writes them; resolves when there is room for more, rejects when nobody wants them any more. */
export type TakeLines = (lines: string[]) => Promise<void>;

/** Hands over the lines of a query in batches; the reader's pace is the pace. Rejects when `take` does, and reads no further. */
export async function eachLine(tx: Transaction, query: SQLWrapper, take: TakeLines): Promise<void> {
  await tx.execute(sql`declare export_lines no scroll cursor for ${query}`);
  for (;;) {
    const rows = await tx.execute(sql`fetch ${sql.raw(String(LINES_A_BATCH))} from export_lines`);
    const batch = fetched.parse([...rows]);
    // Emptied, because results of the driver outlive the quick collections of memory: an export of 100 MB then took 125 MB
    // where it now takes 20. Why they do is not known; what they hold is let go here.
    rows.length = 0;
    if (batch.length === 0) return;
    await take(batch.map(({ line }) => line));
  }
}
