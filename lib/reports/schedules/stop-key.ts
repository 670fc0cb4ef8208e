import { sql } from "drizzle-orm";
import { z } from "zod";
import { asNobody } from "@/db/client";
import type { Sender } from "@/lib/auth/sender";
import { REPORT_KINDS } from "@/lib/reports/constants";

// Whoever holds the key of a mail's link may stop that report for its recipient, and nothing else. Nobody guesses one: it is a random uuid.

/** The key in an address, or null when it cannot be one. */
export const stopKeySchema = z.uuid().nullable().catch(null);

const found = z.object({
  kind: z.enum(REPORT_KINDS),
  subject: z.string(),
  title: z.string(),
  stopped: z.boolean(),
});
const answer = z.tuple([z.object({ stopped: z.boolean() })]);

/** The report that a key stops, and whether it is stopped; null when the key is nobody's. */
export async function getReportOfKey(key: string) {
  const rows = await asNobody((db) =>
    db.execute(sql`select kind, subject, title, stopped from tracker.schedule_of_key(${key}::uuid)`),
  );
  return rows[0] === undefined ? null : found.parse(rows[0]);
}

/** Stops the report of this key, whether or not it was stopped; answers whether the key is anybody's. */
export async function stopReport(key: string, sender: Sender | null = null): Promise<boolean> {
  const { address = null, client = null } = sender ?? {};
  const rows = await asNobody((db) =>
    db.execute(sql`select tracker.stop_schedule(${key}::uuid, ${address}, ${client}) as stopped`),
  );
  return answer.parse([...rows])[0].stopped;
}
