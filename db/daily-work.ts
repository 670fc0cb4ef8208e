import { connectOnce } from "@/db/connect";
import { readOwnerEnv } from "@/lib/env";

/** Any number will do as long as it is always the same: see LOCK in migrate.ts. */
const LOCK = 7_302_115;

/**
 * Does the work of a day once, however many servers want to: whoever comes while it is being done waits, and takes up what a
 * server that failed or crashed has left, or one that has no mail server. Answers null when nothing was left. The lock lives with
 * its connection, so that a crash leaves none behind.
 */
export async function onceForDay<Result extends { finished: boolean }>(
  { day, mails }: { day: string; mails: boolean },
  work: () => Promise<Result>,
): Promise<Result | null> {
  const sql = await connectOnce(readOwnerEnv().DATABASE_OWNER_URL, "DATABASE_OWNER_URL");
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    const begun = await sql`
      insert into daily_work (day, attempts) values (${day}, 1)
      on conflict (day) do update set attempts = daily_work.attempts + 1, finished_at = null
      where daily_work.finished_at is null or (not daily_work.mailed and ${mails})
      returning day`;
    if (begun.length === 0) return null;
    const result = await work();
    if (result.finished)
      await sql`update daily_work set finished_at = now(), mailed = ${mails} where day = ${day}`;
    return result;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
