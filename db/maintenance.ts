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
  await asSystem((tx) => tx.execute(sql`select tracker.rebuild_read_models()`));
}

/** Forgets sittings and failed sign-ins that nothing asks about any more; a sitting never lasts a day. */
export async function forgetOldSignIns(): Promise<void> {
  await asSystem(async (tx) => {
    await tx.execute(sql`delete from sessions where created_at < now() - interval '30 days'`);
    await tx.execute(sql`delete from sign_in_attempts where expire < now() - interval '1 day'`);
  });
}

/** Forgets files that were sent long ago and attached to nothing. A new upload does so too; after the last one, a start does. */
export async function forgetAbandonedUploads(): Promise<void> {
  await asSystem((tx) => tx.execute(sql`select tracker.remove_abandoned_uploads()`));
}
