import { connectOnce } from "@/db/connect";
import { readOwnerEnv } from "@/lib/env";

/** Any number will do as long as it is always the same: see LOCK in migrate.ts. */
const LOCK = 7_302_116;

/**
 * Sends scheduled reports in one process at a time, however many want to: whoever comes while it is being done leaves it to that one, and
 * answers null. The lock lives with its connection, so that a crash leaves none behind.
 */
export async function oneSendsReports<Result>(work: () => Promise<Result>): Promise<Result | null> {
  const sql = await connectOnce(readOwnerEnv().DATABASE_OWNER_URL, "DATABASE_OWNER_URL");
  try {
    const [row] = await sql<{ held: boolean }[]>`select pg_try_advisory_lock(${LOCK}) as held`;
    return row?.held === true ? await work() : null;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
