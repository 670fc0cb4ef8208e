import { sql } from "drizzle-orm";

import { asSystem, type Transaction } from "@/db/client";
import { referenceFingerprint } from "@/db/seed/fingerprint";
import { loadWords } from "@/db/seed/reference/areas";
import { loadCatalogue } from "@/db/seed/reference/catalogue";
import { loadOutcomes } from "@/db/seed/reference/outcomes";
import { loadPartners } from "@/db/seed/reference/partners";
import { loadScales } from "@/db/seed/reference/scales";

/**
 * Brings the reference data up to the files in `db/seed/data`, and does nothing when they were loaded before as they
 * are: the audit trail keeps the fingerprint of every load. Loading twice changes nothing, not even a row's version.
 */
export async function loadReferenceData(): Promise<void> {
  const fingerprint = referenceFingerprint();
  await asSystem(async (tx) => {
    // Two starts at once load one after the other.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('reference data'))`);
    if ((await lastFingerprint(tx)) === fingerprint) return;
    await writeReferenceData(tx);
    await tx.execute(sql`select tracker.append_audit('installation', 'reference.load', 'reference_data', 'all', null,
      jsonb_build_object('fingerprint', ${fingerprint}::text))`);
  });
}

/** Writes what differs from the files; the rest stays untouched. */
export async function writeReferenceData(tx: Transaction): Promise<void> {
  await loadWords(tx);
  await loadScales(tx);
  await loadPartners(tx);
  await loadCatalogue(tx);
  await loadOutcomes(tx);
}

async function lastFingerprint(tx: Transaction): Promise<unknown> {
  const [last] = await tx.execute(sql`
    select after ->> 'fingerprint' as fingerprint from audit_events
    where chain = 'installation' and entity = 'reference_data' and entity_id = 'all' order by position desc limit 1`);
  return last?.["fingerprint"];
}
