import { sql } from "drizzle-orm";
import { z } from "zod";

import { asSystem } from "@/db/client";

const faults = z.array(
  z.object({ chain: z.string(), position: z.coerce.number().nullable(), fault: z.string() }),
);

/** What does not hold in the audit trail: rows changed, removed, cut off or inserted later. */
export async function verifyAudit(): Promise<z.infer<typeof faults>> {
  return await asSystem(async (tx) =>
    faults.parse([...(await tx.execute(sql`select chain, "position", fault from tracker.verify_audit()`))]),
  );
}

/** Recomputes every kept figure from the facts. */
export async function rebuildReadModels(): Promise<void> {
  await asSystem(async (tx) => {
    await tx.execute(sql`select tracker.rebuild_read_models(), tracker.rebuild_movements()`);
    // As they lie when they are written as they come: what came to be known in a month is read together.
    await tx.execute(sql`cluster figure_postings using figure_postings_known`);
  });
}

/** Forgets sittings and failed sign-ins that nothing asks about any more; a sitting never lasts a day. */
export async function forgetOldSignIns(): Promise<void> {
  await asSystem(async (tx) => {
    await tx.execute(sql`delete from sessions where created_at < now() - interval '30 days'`);
    await tx.execute(sql`delete from sign_in_attempts where expire < now() - interval '1 day'`);
  });
}

const counted = z.tuple([z.object({ count: z.coerce.number() })]);

/** Tells everybody who has to of the re-checks that are due, and settles the notices of those that are not; counts the new ones. */
export function refreshRecheckNotices(): Promise<number> {
  return asSystem(async (tx) => {
    const rows = await tx.execute(sql`select tracker.refresh_recheck_notices() as count`);
    return counted.parse([...rows])[0].count;
  });
}

/** Removes files that were sent two days ago or earlier and attached to nothing; counts them. */
export function removeAbandonedUploads(): Promise<number> {
  return asSystem(async (tx) => {
    const rows = await tx.execute(sql`select tracker.remove_abandoned_uploads() as count`);
    return counted.parse([...rows])[0].count;
  });
}
