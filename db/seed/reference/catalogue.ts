import { sql } from "drizzle-orm";
import { z } from "zod";

import type { Transaction } from "@/db/client";
import { recordSet } from "@/db/record-set";
import { basisOf } from "@/db/seed/reference/bases";
import { measureOf, stageOf } from "@/db/seed/reference/measures";
import { optionalText, readSeedFile } from "@/db/seed/seed-files";
import { AREAS } from "@/lib/areas/constants";
import { EVIDENCE_TYPES } from "@/lib/evidence/constants";
import { NATURES } from "@/lib/milestones/constants";

const templateRow = z
  .object({
    code: z.string().regex(/^[A-Z]{3}-\d{2}$/),
    area: z.enum(AREAS),
    title: z.string().min(1),
    description: z.string().min(1),
    nature: z.enum(NATURES),
    result_level: z.enum(["output", "outcome"]),
    indicator: z.string().min(1),
    unit: z.string().min(1),
    baseline_form: z.string().min(1),
    target_form: z.string().min(1),
    means_of_verification: z.string().min(1),
    typical_duration_months: z.coerce.number().int().positive(),
    related_framework: z.string().min(1),
    gdi_risk_area: optionalText,
    evidence_types: z
      .string()
      .transform((list) => list.split(";").map((type) => type.trim()))
      .pipe(z.array(z.enum(EVIDENCE_TYPES)).min(1)),
  })
  .transform(({ baseline_form, target_form, unit, ...row }) => {
    const measure = measureOf(row.code, unit);
    const [low = "", high = low] = baseline_form.split(/(?<=\d)-(?=\d)/);
    return {
      ...row,
      ...measure,
      basis: basisOf(row.code),
      baseline_low: stageOf(low),
      baseline_high: stageOf(high),
      target: stageOf(target_form),
    };
  });

/** An entry of the catalogue, as the loader stores it. */
export type CatalogueEntry = z.infer<typeof templateRow>;

export const readCatalogue = () => readSeedFile("milestone_catalogue.csv", templateRow);

/**
 * The milestones that any partner may adopt as its own. What an administrator has added or changed stays as it is; a template whose
 * scale has a newer version keeps that version and the stages by its numbers, which the files do not know.
 */
export async function loadCatalogue(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    insert into milestone_templates as kept
      (code, area_code, title, description, nature, basis, result_level, indicator, unit, scale_id, baseline_low, baseline_high,
       target, means_of_verification, typical_months, related_framework, risk_area, evidence_types)
    select r.code, r.area, r.title, r.description, r.nature, r.basis, r.result_level, r.indicator, r.unit,
           case when goes_on then k.scale_id else s.id end, case when goes_on then k.baseline_low else r.baseline_low end,
           case when goes_on then k.baseline_high else r.baseline_high end, case when goes_on then k.target else r.target end,
           r.means_of_verification, r.typical_duration_months, r.related_framework, r.gdi_risk_area, r.evidence_types
    from ${recordSet(
      readCatalogue(),
      sql`r (code text, area text, title text, description text, nature text, basis text, result_level text, indicator text,
             unit text, scale text, baseline_low numeric, baseline_high numeric, target numeric,
             means_of_verification text, typical_duration_months smallint, related_framework text, gdi_risk_area text,
             evidence_types text[])`,
    )} left join scales s on s.code = r.scale and s.version = 1
    left join milestone_templates k on k.code = r.code
    left join scales ks on ks.id = k.scale_id
    cross join lateral (select coalesce(ks.code = r.scale and ks.version > 1, false) as goes_on) newer
    on conflict (code) do update
      set area_code = excluded.area_code, title = excluded.title, description = excluded.description,
          nature = excluded.nature, basis = excluded.basis, result_level = excluded.result_level, indicator = excluded.indicator,
          unit = excluded.unit, scale_id = excluded.scale_id, baseline_low = excluded.baseline_low,
          baseline_high = excluded.baseline_high, target = excluded.target,
          means_of_verification = excluded.means_of_verification, typical_months = excluded.typical_months,
          related_framework = excluded.related_framework, risk_area = excluded.risk_area,
          evidence_types = excluded.evidence_types
      where not kept.is_own
        and (kept.area_code, kept.title, kept.description, kept.nature, kept.basis, kept.result_level, kept.indicator, kept.unit, kept.scale_id,
             kept.baseline_low, kept.baseline_high, kept.target, kept.means_of_verification, kept.typical_months,
             kept.related_framework, kept.risk_area, kept.evidence_types)
          is distinct from
            (excluded.area_code, excluded.title, excluded.description, excluded.nature, excluded.basis, excluded.result_level, excluded.indicator,
             excluded.unit, excluded.scale_id, excluded.baseline_low, excluded.baseline_high, excluded.target,
             excluded.means_of_verification, excluded.typical_months, excluded.related_framework, excluded.risk_area,
             excluded.evidence_types)`);
}
