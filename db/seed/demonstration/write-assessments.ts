import { sql } from "drizzle-orm";

import type { Transaction } from "@/db/client";
import type { DemonstrationAssessment } from "@/db/seed/demonstration/record";
import { recordSet } from "@/db/record-set";

/** Assessments in one statement: the read models are brought up to date once. */
export async function writeAssessments(
  tx: Transaction,
  assessments: readonly DemonstrationAssessment[],
): Promise<void> {
  await tx.execute(sql`
    insert into assessments
      (milestone_id, partner_iso3, state, effective_on, value, delivery, verdict, narrative, author_id, created_at,
       submitted_at, decided_by, accepted_at, returned_at, return_reason, version, request_key)
    select m.id, m.partner_iso3, r.state, r."effectiveOn", r.value, r.delivery, r.verdict, r.narrative, author.id,
           r."createdAt", r."submittedAt", decider.id, r."acceptedAt", r."returnedAt", r."returnReason", r.version, r.key
    from ${recordSet(
      assessments,
      sql`r (key uuid, milestone text, state text, "effectiveOn" date, value numeric, delivery text, verdict text,
             narrative text, author text, "createdAt" timestamptz, "submittedAt" timestamptz, decider text,
             "acceptedAt" timestamptz, "returnedAt" timestamptz, "returnReason" text, version integer)`,
    )}
    join milestones m on m.code = r.milestone
    join people author on author.email = r.author
    left join people decider on decider.email = r.decider
    order by m.id, r."effectiveOn"`);
}
