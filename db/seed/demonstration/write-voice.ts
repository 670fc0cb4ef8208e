import { sql } from "drizzle-orm";

import type { Transaction } from "@/db/client";
import { recordSet } from "@/db/record-set";
import type { DemonstrationProposal } from "@/db/seed/demonstration/proposals";
import type { DemonstrationCommitment } from "@/db/seed/demonstration/setting-aside";
import type { DemonstrationView } from "@/db/seed/demonstration/voice";

/** What partners said of accepted assessments that are written already. */
export async function writeViews(tx: Transaction, views: readonly DemonstrationView[]): Promise<void> {
  await tx.execute(sql`
    insert into partner_views (assessment_id, partner_iso3, stance, text, author_id, recorded_at)
    select a.id, a.partner_iso3, r.stance, r.text, p.id, r."recordedAt"
    from ${recordSet(views, sql`r (assessment uuid, stance text, text text, author text, "recordedAt" timestamptz)`)}
    join assessments a on a.request_key = r.assessment
    join people p on p.email = r.author
    order by r."recordedAt", a.id`);
}

/** How partners stood to their milestones, one after the other, as it was said. */
export async function writeCommitments(
  tx: Transaction,
  commitments: readonly DemonstrationCommitment[],
): Promise<void> {
  await tx.execute(sql`
    insert into milestone_commitments (milestone_id, partner_iso3, commitment, from_on, reason, recorded_by, recorded_at)
    select m.id, m.partner_iso3, r.commitment, r."fromOn", r.reason, p.id, r."recordedAt"
    from ${recordSet(
      commitments,
      sql`r (milestone text, commitment text, "fromOn" date, reason text, author text, "recordedAt" timestamptz)`,
    )}
    join milestones m on m.code = r.milestone
    join people p on p.email = r.author
    order by m.id, r."recordedAt"`);
}

/** What partners proposed, with the answers. */
export async function writeProposals(
  tx: Transaction,
  proposals: readonly DemonstrationProposal[],
): Promise<void> {
  const rows = proposals.map(({ declined, ...proposal }) => ({
    ...proposal,
    state: declined === null ? "open" : "declined",
    version: declined === null ? 1 : 2,
    ...{ decidedBy: declined?.by, decidedAt: declined?.at, decisionReason: declined?.reason },
  }));
  await tx.execute(sql`
    insert into milestone_proposals
      (partner_iso3, area_code, title, description, nature, indicator, unit, baseline, target, start_on, due_on, lead_institution,
       reason, proposed_by, proposed_at, state, decided_by, decided_at, decision_reason, version)
    select r.partner, r.area, r.title, r.description, 'target', r.indicator, r.unit, r.baseline, r.target, r."startOn", r."dueOn",
           r.lead, r.reason, p.id, r."proposedAt", r.state, d.id, r."decidedAt", r."decisionReason", r.version
    from ${recordSet(
      rows,
      sql`r (partner text, area text, title text, description text, indicator text, unit text, baseline numeric,
             target numeric, "startOn" date, "dueOn" date, lead text, reason text, author text, "proposedAt" timestamptz,
             state text, "decidedBy" text, "decidedAt" timestamptz, "decisionReason" text, version integer)`,
    )}
    join people p on p.email = r.author
    left join people d on d.email = r."decidedBy"
    order by r."proposedAt"`);
}
