import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { AuditAction, AuditEntity } from "@/lib/audit/constants";

/** An event of the audit trail. `before` and `after` hold what the entity was and is; equal ones write nothing. */
export interface AuditEvent {
  /** The partner's ISO code, or `installation`. */
  chain: string;
  action: AuditAction;
  entity: AuditEntity;
  entityId: string;
  before: object | null;
  after: object | null;
}

/**
 * Writes the event in the transaction of the change, and answers whether there was a change to write. Call it last: it holds the
 * chain of its partner until the end. Who did it and from where, the database knows.
 */
export async function audit(tx: Transaction, event: AuditEvent): Promise<boolean> {
  const before = event.before === null ? null : JSON.stringify(event.before);
  const after = event.after === null ? null : JSON.stringify(event.after);
  const [written] = await tx.execute(
    sql`select tracker.append_audit(${event.chain}, ${event.action}, ${event.entity}, ${event.entityId}, ${before}::jsonb, ${after}::jsonb) as position`,
  );
  return written?.["position"] !== null;
}
