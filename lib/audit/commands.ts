import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";

/** An event of the audit trail. `before` and `after` hold what the entity was and is; equal ones write nothing. */
export interface AuditEvent {
  /** The partner's ISO code, or `installation`. */
  chain: string;
  action: string;
  entity:
    | "milestone"
    | "assessment"
    | "evidence"
    | "partner_view"
    | "proposal"
    | "period"
    | "person"
    | "programme"
    | "comment";
  entityId: string;
  before: object | null;
  after: object | null;
}

/** Writes the event in the transaction of the change. Call it last: it holds the chain of its partner until the end. */
export async function audit(tx: Transaction, event: AuditEvent): Promise<void> {
  const before = event.before === null ? null : JSON.stringify(event.before);
  const after = event.after === null ? null : JSON.stringify(event.after);
  await tx.execute(
    sql`select tracker.append_audit(${event.chain}, ${event.action}, ${event.entity}, ${event.entityId}, ${before}::jsonb, ${after}::jsonb)`,
  );
}
