import { sql } from "drizzle-orm";

import { asSystem, type Transaction } from "@/db/client";
import { refreshPlannerStatistics } from "@/db/planner-statistics";
import { readAssessmentFile } from "@/lib/imports/assessment-file";
import { type AssessmentPlan, orderFaults, planAssessments } from "@/lib/imports/assessment-plan";
import type { ImportFault } from "@/lib/imports/faults";
import { readMilestoneFile } from "@/lib/imports/milestone-file";
import { type MilestonePlan, planMilestones } from "@/lib/imports/milestone-plan";
import { readContext, readTakenNumbers } from "@/lib/imports/record";
import { closedDayFaults, closedStartFaults } from "@/lib/imports/period-faults";
import { importTargets } from "@/lib/imports/targets";
import { writeAssessments, writeMilestones } from "@/lib/imports/write";

export interface ImportFile {
  name: string;
  bytes: Uint8Array;
}

/** What came of an import: what it did, or every fault for which it did nothing. */
export type ImportOutcome =
  | { ok: true; milestones: MilestonePlan; assessments: AssessmentPlan | null }
  | { ok: false; faults: ImportFault[] };

/**
 * Brings the milestones of a file, and with a second file their assessments, into the record: all of it in one
 * transaction with its events in the audit trail, or nothing. The same files again change nothing.
 */
export function importFiles(
  milestoneFile: ImportFile,
  assessmentFile: ImportFile | null,
): Promise<ImportOutcome> {
  return asSystem(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('import'))`);
    const context = await readContext(tx, codesIn([milestoneFile, assessmentFile]));
    const given = readMilestoneFile(milestoneFile.name, milestoneFile.bytes, context);
    const { rows, faults } = given;
    const milestones = planMilestones(rows, context, await readTakenNumbers(tx));
    faults.push(...closedStartFaults(milestoneFile.name, milestones, context.closedQuarters));
    let assessments: AssessmentPlan | null = null;
    if (assessmentFile !== null) {
      const { name, bytes } = assessmentFile;
      const read = readAssessmentFile(name, bytes, importTargets(rows, context), given, context);
      assessments = planAssessments(read.rows);
      faults.push(...read.faults, ...closedDayFaults(name, assessments, context.closedQuarters));
      // With other faults in the file, the order would be judged by half of it.
      if (read.faults.length === 0) faults.push(...orderFaults(name, assessments));
    }
    if (faults.length > 0) return { ok: false, faults };

    await writeMilestones(tx, milestoneFile.name, milestones, context);
    if (assessments !== null) await writeAssessments(tx, [...assessments.added, ...assessments.superseding]);
    await auditImport(
      tx,
      [milestoneFile, assessmentFile].flatMap((file) => file?.name ?? []),
      milestones,
      assessments,
    );
    await refreshPlannerStatistics(tx);
    return { ok: true, milestones, assessments };
  });
}

/** Whatever in the files looks like a code of ours: to look for one too many costs nothing. */
function codesIn(files: readonly (ImportFile | null)[]): string[] {
  const texts = files.flatMap((file) => (file === null ? [] : [new TextDecoder().decode(file.bytes)]));
  return [...new Set(texts.flatMap((text) => text.match(/\b[A-Z]{3}-[A-Z]{3}-\d{2,5}\b/g) ?? []))];
}

/** One event for each partner that the import changed, with what it changed. */
async function auditImport(
  tx: Transaction,
  files: string[],
  milestones: MilestonePlan,
  assessments: AssessmentPlan | null,
): Promise<void> {
  const events = new Map<
    string,
    { files: string[]; added: string[]; changed: object; assessments: string[] }
  >();
  const eventOf = (partner: string) => {
    const event = events.get(partner) ?? { files, added: [], changed: {}, assessments: [] };
    events.set(partner, event);
    return event;
  };
  for (const { code, row } of milestones.added) eventOf(row.partner).added.push(code);
  for (const { known, changes } of milestones.changed) {
    Object.assign(eventOf(known.partner).changed, {
      [known.code]: Object.fromEntries(changes.map(({ field, before, after }) => [field, [before, after]])),
    });
  }
  for (const row of [...(assessments?.added ?? []), ...(assessments?.superseding ?? [])]) {
    eventOf(row.target.partner).assessments.push(`${row.milestone_external_id} ${row.effective_on}`);
  }
  for (const [partner, event] of [...events].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    await tx.execute(sql`select tracker.append_audit(${partner}, 'import.files', 'partner', ${partner}, null,
      ${JSON.stringify(event)}::jsonb)`);
  }
}
