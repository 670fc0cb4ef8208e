import { setTimeout as delay } from "node:timers/promises";
import { openConnection } from "@/db/connect";

/** Any number will do as long as it is always the same: see LOCK in migrate.ts. */
const LOCK = 7_302_116;
const LOOK_EVERY_MS = 2_000;

export interface WorkersPlace {
  /** Aborted when the connection that holds the place has ended: then another worker may have it already. */
  lost: AbortSignal;
  leave: () => Promise<void>;
}

/**
 * Waits for the place of the one worker that works. The place lives with its connection, so that a dead worker holds none: whoever
 * has it knows that no other one is at work, and gives back to the queue what such a one had begun.
 */
export async function takeWorkersPlace(ownerUrl: string, stop: AbortSignal): Promise<WorkersPlace> {
  const lost = new AbortController();
  const sql = openConnection(ownerUrl, { onclose: () => lost.abort() });
  const leave = () => sql.end({ timeout: 5 });
  try {
    for (;;) {
      const [row] = await sql<{ taken: boolean }[]>`select pg_try_advisory_lock(${LOCK}) as taken`;
      if (row?.taken === true) break;
      await delay(LOOK_EVERY_MS, undefined, { signal: stop });
    }
    await sql`
      select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
      from graphile_worker.jobs where locked_by is not null`;
  } catch (error) {
    await leave();
    throw error;
  }
  return { lost: lost.signal, leave };
}
