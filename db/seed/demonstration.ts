import { sql } from "drizzle-orm";

import { asSystem, type Transaction } from "@/db/client";
import { refreshPlannerStatistics } from "@/db/planner-statistics";
import { FIXED_DAY } from "@/db/seed/demonstration/calendar";
import { composeComments } from "@/db/seed/demonstration/comments";
import { composeDependencies } from "@/db/seed/demonstration/dependencies";
import { demonstrationPeople } from "@/db/seed/demonstration/people";
import { composeProgramme, type DemonstrationMilestone } from "@/db/seed/demonstration/programme";
import { composeProposals } from "@/db/seed/demonstration/proposals";
import { composeCommitments } from "@/db/seed/demonstration/setting-aside";
import { typeUnfinished } from "@/db/seed/demonstration/unfinished";
import { composeViews } from "@/db/seed/demonstration/voice";
import { writeAssessments } from "@/db/seed/demonstration/write-assessments";
import { writeComments } from "@/db/seed/demonstration/write-comments";
import { writeEvidence } from "@/db/seed/demonstration/write-evidence";
import { writeDependencies, writeMilestones } from "@/db/seed/demonstration/write-milestones";
import { writePeople } from "@/db/seed/demonstration/write-people";
import { writeUnfinished } from "@/db/seed/demonstration/write-unfinished";
import { writeCommitments, writeProposals, writeViews } from "@/db/seed/demonstration/write-voice";
import { loadReferenceData } from "@/db/seed/reference";
import { readCatalogue } from "@/db/seed/reference/catalogue";
import { readSpells } from "@/db/seed/reference/partners";
import { keepForecasts } from "@/lib/forecast/keep";
import { SetupFault } from "@/lib/setup-fault";

/**
 * Fills an installation without milestones with the demonstration programme: its people, and the milestones of the active
 * partners with their histories, and what the forecast learns from them. Where it was loaded before, nothing happens.
 */
export async function loadDemonstration(): Promise<void> {
  await loadReferenceData();
  if (await loadProgramme()) await keepForecasts(FIXED_DAY);
}

/** Answers whether there was something to load. */
async function loadProgramme(): Promise<boolean> {
  const partners = activePartners();
  return asSystem(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('demonstration'))`);
    if (await holds(tx, sql`select from people where is_demonstration`)) return false;
    if (await holds(tx, sql`select from milestones`)) {
      throw new SetupFault(
        "This database has milestones of its own: load the demonstration into an empty database only.",
      );
    }
    const programme = composeProgramme(partners, readCatalogue());
    await tx.execute(sql`
      insert into installation (demonstration) values (true) on conflict ("only") do update set demonstration = true`);
    await writePeople(tx, demonstrationPeople(partners));
    await writeMilestones(tx, programme);
    await writeDependencies(tx, composeDependencies(programme));
    const assessments = programme.flatMap((milestone) => milestone.assessments);
    await writeAssessments(tx, assessments);
    await writeEvidence(tx, assessments);
    await writeViews(tx, composeViews(programme));
    await writeCommitments(tx, composeCommitments(programme));
    await writeProposals(tx, composeProposals());
    await writeComments(tx, composeComments(programme));
    const unfinished = typeUnfinished(programme);
    if (unfinished !== null) await writeUnfinished(tx, unfinished);
    for (const partner of partners) await auditPartner(tx, partner, programme);
    await refreshPlannerStatistics(tx);
    return true;
  });
}

/** The partners whose standing is active on the day of the demonstration. */
function activePartners(): string[] {
  return readSpells()
    .filter(
      ({ status, from, to }) => status === "active" && from <= FIXED_DAY && (to === null || to > FIXED_DAY),
    )
    .map(({ iso3 }) => iso3)
    .sort();
}

async function holds(tx: Transaction, query: ReturnType<typeof sql>): Promise<boolean> {
  const [row] = await tx.execute(sql`select exists (${query}) as found`);
  return row?.["found"] === true;
}

async function auditPartner(
  tx: Transaction,
  partner: string,
  programme: readonly DemonstrationMilestone[],
): Promise<void> {
  const own = programme.filter(({ plan }) => plan.partner === partner);
  const loaded = {
    milestones: own.length,
    assessments: own.reduce((sum, { assessments }) => sum + assessments.length, 0),
  };
  await tx.execute(sql`select tracker.append_audit(${partner}, 'seed.demonstration', 'partner', ${partner}, null,
    ${JSON.stringify(loaded)}::jsonb)`);
}
