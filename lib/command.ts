import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { asViewer, type Transaction } from "@/db/client";
import { type Action, can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/viewer";
import { databaseRefusal } from "@/lib/database-refusals";
import { type Outcome, Refusal } from "@/lib/errors";

/**
 * Runs a command in one transaction as the viewer. What a person can run into comes back as a failure and nothing of the
 * command stays; a bug throws.
 */
export async function runCommand<Value>(
  viewer: Viewer,
  work: (tx: Transaction) => Promise<Value>,
): Promise<Outcome<Value>> {
  try {
    return { ok: true, value: await asViewer(viewer, work) };
  } catch (error) {
    const failure = error instanceof Refusal ? error.failure : databaseRefusal(error);
    if (failure === null) throw error;
    return { ok: false, failure };
  }
}

/**
 * Waits until a command sent with the same request key, at the same time, has ended. Call it before looking for what that
 * one did: a second click then finds it.
 */
export async function waitForTwin(tx: Transaction, requestKey: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${requestKey}, 0))`);
}

/**
 * Tells whether the same person sent the same once more: key, content and button. Kept on the row that it wrote, as
 * `lastRequest`; a second click finds it there and is answered as the first was.
 */
export function requestOf(viewer: Viewer, input: { requestKey: string }): string {
  return createHash("sha256")
    .update(JSON.stringify([viewer.personId, input]))
    .digest("hex");
}

/** Refuses what the permission table does not allow the viewer for this partner; without one, for any partner at all. */
export function authorize(viewer: Viewer, action: Action, partnerIso3?: string): void {
  if (!can(viewer, action, partnerIso3)) throw new Refusal("forbidden", "forbidden");
}
