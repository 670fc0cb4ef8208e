import { sql } from "drizzle-orm";
import { z } from "zod";

import type { Transaction } from "@/db/client";
import { recordSet } from "@/db/record-set";
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
      baseline_low: stageOf(low),
      baseline_high: stageOf(high),
      target: stageOf(target_form),
    };
  });

/** An entry of the catalogue, as the loader stores it. */
export type CatalogueEntry = z.infer<typeof templateRow>;

export const readCatalogue = () => readSeedFile("milestone_catalogue.csv", templateRow);

/** The milestones that any partner may adopt as its own. */
export async function loadCatalogue(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    insert into milestone_templates as kept
      (code, area_code, title, description, nature, result_level, indicator, unit, scale_id, baseline_low, baseline_high,
       target, means_of_verification, typical_months, related_framework, risk_area, evidence_types)
    select r.code, r.area, r.title, r.description, r.nature, r.result_level, r.indicator, r.unit, s.id, r.baseline_low,
           r.baseline_high, r.target, r.means_of_verification, r.typical_duration_months, r.related_framework,
           r.gdi_risk_area, r.evidence_types
    from ${recordSet(
      readCatalogue(),
      sql`r (code text, area text, title text, description text, nature text, result_level text, indicator text,
             unit text, scale text, baseline_low numeric, baseline_high numeric, target numeric,
             means_of_verification text, typical_duration_months smallint, related_framework text, gdi_risk_area text,
             evidence_types text[])`,
    )} left join scales s on s.code = r.scale and s.version = 1
    on conflict (code) do update
      set area_code = excluded.area_code, title = excluded.title, description = excluded.description,
          nature = excluded.nature, result_level = excluded.result_level, indicator = excluded.indicator,
          unit = excluded.unit, scale_id = excluded.scale_id, baseline_low = excluded.baseline_low,
          baseline_high = excluded.baseline_high, target = excluded.target,
          means_of_verification = excluded.means_of_verification, typical_months = excluded.typical_months,
          related_framework = excluded.related_framework, risk_area = excluded.risk_area,
          evidence_types = excluded.evidence_types
      where kept is distinct from excluded`);
}
