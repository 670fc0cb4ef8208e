import { sql } from "drizzle-orm";

import type { Transaction } from "@/db/client";
import { SECOND_MANAGER } from "@/db/seed/demonstration/people";
import type { DemonstrationMilestone } from "@/db/seed/demonstration/programme";
import { recordSet } from "@/db/record-set";

/** The milestones as they stand after all changes, and the record of these changes. */
export async function writeMilestones(
  tx: Transaction,
  milestones: readonly DemonstrationMilestone[],
): Promise<void> {
  const rows = milestones.map(({ plan, dueOn, changes }, index) => ({
    ...plan.entry,
    ...plan,
    template: plan.entry.code,
    order: index,
    dueOn,
    version: changes.length + 1,
    updatedAt: changes.at(-1)?.changedAt ?? plan.createdAt,
  }));
  await tx.execute(sql`
    insert into milestones
      (code, partner_iso3, area_code, template_code, title, description, nature, indicator, unit, scale_id, baseline, target,
       start_on, due_on, first_due_on, weight, lead_institution, created_by, created_at, updated_at, version)
    select r.code, r.partner, r.area, r.template, r.title, r.description, r.nature, r.indicator, r.unit, s.id, r.baseline,
           r.target, r."startOn", r."dueOn", r."firstDueOn", r.weight, r.lead, p.id, r."createdAt", r."updatedAt", r.version
    from ${recordSet(
      rows,
      sql`r (code text, partner text, area text, template text, title text, description text, nature text, indicator text,
             unit text, scale text, baseline numeric, target numeric, "startOn" date, "dueOn" date, "firstDueOn" date,
             weight numeric, lead text, "createdAt" timestamptz, "updatedAt" timestamptz, version integer, "order" integer)`,
    )}
    left join scales s on s.code = r.scale and s.version = 1
    left join people p on p.email = ${SECOND_MANAGER}
    order by r."order"`);

  const changes = milestones.flatMap(({ plan, changes: made }) =>
    made.map((change, index) => ({ ...change, code: plan.code, version: index + 2 })),
  );
  await tx.execute(sql`
    insert into milestone_changes
      (milestone_id, partner_iso3, milestone_version, field, old_value, new_value, reason, explanation, changed_by, changed_at)
    select m.id, m.partner_iso3, r.version, r.field, r."oldValue", r."newValue", r.reason, r.explanation, p.id, r."changedAt"
    from ${recordSet(
      changes,
      sql`r (code text, version integer, field text, "oldValue" text, "newValue" text, reason text, explanation text,
             "changedAt" timestamptz)`,
    )}
    join milestones m on m.code = r.code
    left join people p on p.email = ${SECOND_MANAGER}
    order by m.id, r.version`);
}
