import { sql } from "drizzle-orm";

import type { Transaction } from "@/db/client";
import type { DemonstrationAssessment } from "@/db/seed/demonstration/record";
import { recordSet } from "@/db/record-set";

/** Assessments with their evidence, in one statement each: the read models are brought up to date once. */
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

  const evidence = assessments.flatMap(({ key, createdAt, evidence: links }) =>
    links.map((link, index) => ({ ...link, key, order: index, addedAt: createdAt })),
  );
  await tx.execute(sql`
    insert into evidence
      (assessment_id, partner_iso3, url, title, type_code, reliability, credibility, dated_on, added_by, added_at)
    select a.id, a.partner_iso3, r.url, r.title, r.type, r.reliability, r.credibility, r."datedOn", a.author_id, r."addedAt"
    from ${recordSet(
      evidence,
      sql`r (key uuid, "order" integer, url text, title text, type text, reliability text, credibility smallint,
             "datedOn" date, "addedAt" timestamptz)`,
    )}
    join assessments a on a.request_key = r.key
    order by a.id, r."order"`);
}
