import { sql } from "drizzle-orm";
import { z } from "zod";

import type { Transaction } from "@/db/client";
import { recordSet } from "@/db/record-set";
import type { AssessmentRow } from "@/lib/imports/assessment-file";
import type { ImportContext } from "@/lib/imports/context";
import { indicatorOf } from "@/lib/imports/indicators";
import { basisOfScale } from "@/lib/milestones/basis";
import { isPlanField, type MilestonePlan } from "@/lib/imports/milestone-plan";

/** Adds the new milestones and brings the changed ones to what the file says, each plan field with its reason. */
export async function writeMilestones(
  tx: Transaction,
  file: string,
  { added, changed }: MilestonePlan,
  { scales }: ImportContext,
): Promise<void> {
  const fresh = added.map(({ code, row }, order) => {
    const scaleId = scales.get(row.scale)?.id ?? null;
    const unit = scaleId === null ? row.scale : null;
    const basis = row.basis ?? basisOfScale(row.scale);
    return { ...row, code, order, scaleId, unit, basis, indicator: indicatorOf(row.scale) };
  });
  await tx.execute(sql`
    insert into milestones
      (code, partner_iso3, area_code, external_id, title, description, nature, basis, indicator, unit, scale_id, baseline, target,
       start_on, due_on, first_due_on, weight, lead_institution, source_url)
    select r.code, r.partner, r.area, r.external_id, r.title, r.description, r.nature, r.basis, r.indicator, r.unit, r."scaleId",
           r.baseline, r.target, r.start_on, r.due_on, r.due_on, r.weight, r.lead_institution, r.source_url
    from ${recordSet(
      fresh,
      sql`r (code text, "order" integer, partner text, area text, external_id text, title text, description text, nature text, basis text,
             indicator text, unit text, "scaleId" bigint, baseline numeric, target numeric, start_on date, due_on date,
             weight numeric, lead_institution text, source_url text)`,
    )} order by r."order"`);

  const moved = changed.map(({ known, row }) => ({ ...row, id: known.id, version: known.version }));
  await tx.execute(sql`
    update milestones m
    set title = r.title, description = r.description, baseline = r.baseline, target = r.target, start_on = r.start_on,
        due_on = r.due_on, weight = r.weight, lead_institution = r.lead_institution, source_url = r.source_url,
        basis = coalesce(r.basis, m.basis), version = m.version + 1
    from ${recordSet(
      moved,
      sql`r (id bigint, version integer, title text, description text, baseline numeric, target numeric, start_on date,
             due_on date, weight numeric, lead_institution text, source_url text, basis text)`,
    )} where m.id = r.id and m.version = r.version`);

  const reasons = changed.flatMap(({ known, changes }) =>
    changes
      .filter(({ field }) => isPlanField(field))
      .map((change) => ({ ...change, id: known.id, partner: known.partner, version: known.version + 1 })),
  );
  await tx.execute(sql`
    insert into milestone_changes
      (milestone_id, partner_iso3, milestone_version, field, old_value, new_value, reason, explanation)
    select r.id, r.partner, r.version, r.field, r.before, r.after, 'correction', ${`Import of ${file}`}
    from ${recordSet(reasons, sql`r (id bigint, partner text, version integer, field text, before text, after text)`)}`);
}

/** Adds accepted assessments of origin `import`, by no author, with what they rest on. */
export async function writeAssessments(tx: Transaction, rows: readonly AssessmentRow[]): Promise<void> {
  const given = rows.map(({ target, evidence: _links, ...row }, order) => ({
    ...row,
    partner: target.partner,
    order,
  }));
  const written = await tx.execute(sql`
    insert into assessments
      (milestone_id, partner_iso3, state, origin, effective_on, value, delivery, verdict, narrative, accepted_at)
    select m.id, m.partner_iso3, 'accepted', 'import', r.effective_on, r.value, r.delivery, r.verdict, r.narrative, now()
    from ${recordSet(
      given,
      sql`r ("order" integer, partner text, milestone_external_id text, effective_on date, value numeric, delivery text,
             verdict text, narrative text)`,
    )} join milestones m on m.partner_iso3 = r.partner
      and (m.external_id = r.milestone_external_id or (m.external_id is null and m.code = r.milestone_external_id))
    order by r."order"
    returning id, milestone_id, effective_on::text`);
  const ids = await idsByKey(tx, written);

  const links = rows.flatMap(({ target, effective_on, evidence }) =>
    evidence.map((link) => ({
      ...link,
      partner: target.partner,
      assessment: ids.get(`${target.key} ${effective_on}`),
    })),
  );
  // Whoever published these did not grade them here: F and 6 say that they cannot be judged.
  await tx.execute(sql`
    insert into evidence (assessment_id, partner_iso3, url, title, type_code, reliability, credibility)
    select r.assessment, r.partner, r.url, r.title, 'assessment_report', 'F', 6
    from ${recordSet(links, sql`r (assessment bigint, partner text, url text, title text)`)}`);
}

const writtenRows = z.array(
  z.object({ id: z.coerce.number(), milestone_id: z.coerce.number(), effective_on: z.string() }),
);

/** The ids just given, by partner, external id and day. */
async function idsByKey(tx: Transaction, written: Iterable<unknown>): Promise<Map<string, number>> {
  const rows = writtenRows.parse([...written]);
  const milestones = await tx.execute(sql`
    select id, partner_iso3 || ' ' || coalesce(external_id, code) as key from milestones where id = any(${`{${rows.map(({ milestone_id }) => milestone_id).join(",")}}`}::bigint[])`);
  const keys = new Map(
    z
      .array(z.object({ id: z.coerce.number(), key: z.string() }))
      .parse([...milestones])
      .map(({ id, key }) => [id, key]),
  );
  return new Map(
    rows.map(({ id, milestone_id, effective_on }) => [`${keys.get(milestone_id)} ${effective_on}`, id]),
  );
}
