import { sql } from "drizzle-orm";

import type { Transaction } from "@/db/client";
import type { PlanChange } from "@/db/seed/demonstration/changes";
import type { DemonstrationDependency } from "@/db/seed/demonstration/dependencies";
import { SECOND_MANAGER } from "@/db/seed/demonstration/people";
import type { DemonstrationMilestone } from "@/db/seed/demonstration/programme";
import { recordSet } from "@/db/record-set";
import type { PlanField } from "@/lib/milestones/constants";

/** The milestones as they were first agreed, then change by change as they stand now, and the record of these changes. */
export async function writeMilestones(
  tx: Transaction,
  milestones: readonly DemonstrationMilestone[],
): Promise<void> {
  const rows = milestones.map(({ plan, changes }, index) => ({
    ...plan.entry,
    ...plan,
    ...firstFigures(changes),
    template: plan.entry.code,
    order: index,
  }));
  await tx.execute(sql`
    insert into milestones
      (code, partner_iso3, area_code, template_code, title, description, nature, basis, indicator, unit, scale_id, baseline, target,
       start_on, due_on, first_due_on, weight, lead_institution, created_by, created_at, updated_at)
    select r.code, r.partner, r.area, r.template, r.title, r.description, r.nature, r.basis, r.indicator, r.unit, s.id, r.baseline,
           r.target, r."startOn", r."firstDueOn", r."firstDueOn", r.weight, r.lead, p.id, r."createdAt", r."createdAt"
    from ${recordSet(
      rows,
      sql`r (code text, partner text, area text, template text, title text, description text, nature text, basis text, indicator text,
             unit text, scale text, baseline numeric, target numeric, "startOn" date, "firstDueOn" date,
             weight numeric, lead text, "createdAt" timestamptz, "order" integer)`,
    )}
    left join scales s on s.code = r.scale and s.version = 1
    left join people p on p.email = ${SECOND_MANAGER}
    order by r."order"`);

  const changes = milestones.flatMap(({ plan, changes: made }) =>
    made.map((change, index) => ({ ...change, code: plan.code, version: index + 2 })),
  );
  const last = Math.max(1, ...changes.map(({ version }) => version));
  for (let version = 2; version <= last; version += 1)
    await applyChanges(
      tx,
      changes.filter((change) => change.version === version),
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

/** What waits for what, of milestones that are written already. */
export async function writeDependencies(
  tx: Transaction,
  dependencies: readonly DemonstrationDependency[],
): Promise<void> {
  await tx.execute(sql`
    insert into milestone_dependencies (partner_iso3, milestone_id, waits_for_id, added_by, added_at)
    select m.partner_iso3, m.id, w.id, p.id, r."addedAt"
    from ${recordSet(dependencies, sql`r (milestone text, "waitsFor" text, "addedAt" timestamptz)`)}
    join milestones m on m.code = r.milestone
    join milestones w on w.code = r."waitsFor"
    left join people p on p.email = ${SECOND_MANAGER}
    order by r."addedAt", m.id`);
}

/** The figures that were first agreed, where they were others than now. */
function firstFigures(changes: readonly PlanChange[]): Partial<Record<PlanField, string>> {
  return Object.fromEntries(changes.toReversed().map(({ field, oldValue }) => [field, oldValue]));
}

/** One change of each of some milestones, as of the time when it was made: what was known before stays known. */
async function applyChanges(
  tx: Transaction,
  changes: readonly (PlanChange & { code: string; version: number })[],
): Promise<void> {
  await tx.execute(sql`
    update milestones m set
      version = r.version, updated_at = r."changedAt",
      due_on = case r.field when 'due_on' then r."newValue"::date else m.due_on end,
      baseline = case r.field when 'baseline' then r."newValue"::numeric else m.baseline end,
      target = case r.field when 'target' then r."newValue"::numeric else m.target end,
      weight = case r.field when 'weight' then r."newValue"::numeric else m.weight end
    from ${recordSet(changes, sql`r (code text, version integer, field text, "newValue" text, "changedAt" timestamptz)`)}
    where m.code = r.code`);
}
