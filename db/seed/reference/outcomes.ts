import { sql } from "drizzle-orm";
import { z } from "zod";

import type { Transaction } from "@/db/client";
import { recordSet } from "@/db/record-set";
import { readSeedFile } from "@/db/seed/seed-files";

const FILES = ["outcome_wgi.csv", "outcome_vdem.csv", "outcome_ti_cpi.csv", "outcome_un_peacekeeping.csv"];

const bound = z.union([z.literal("").transform(() => null), z.coerce.number()]);

const outcomeRow = z.object({
  iso3: z.string(),
  indicator_code: z.string().min(1),
  indicator_name: z.string().min(1),
  year: z.coerce.number().int().min(1900).max(2100),
  value: z.string().min(1).pipe(z.coerce.number()),
  unit: z.string().min(1),
  scale_min: bound,
  scale_max: bound,
  higher_is_better: z.enum(["true", "false"]).transform((word) => word === "true"),
  source: z.string().min(1),
  licence: z.string().min(1),
});

export const readOutcomes = () => FILES.flatMap((file) => readSeedFile(file, outcomeRow));

/** Independent indices by country and year, never joined across methods. */
export async function loadOutcomes(tx: Transaction): Promise<void> {
  const rows = readOutcomes();
  const indicators = new Map(
    rows.map(({ indicator_code, iso3: _partner, year: _year, value: _value, ...facts }) => [
      indicator_code,
      { indicator_code, ...facts },
    ]),
  );
  await tx.execute(sql`
    insert into outcome_indicators as kept
      (code, name, unit, scale_min, scale_max, higher_is_better, source, licence)
    select r.indicator_code, r.indicator_name, r.unit, r.scale_min, r.scale_max, r.higher_is_better, r.source, r.licence
    from ${recordSet(
      [...indicators.values()],
      sql`r (indicator_code text, indicator_name text, unit text, scale_min double precision,
             scale_max double precision, higher_is_better boolean, source text, licence text)`,
    )}
    on conflict (code) do update
      set name = excluded.name, unit = excluded.unit, scale_min = excluded.scale_min, scale_max = excluded.scale_max,
          higher_is_better = excluded.higher_is_better, source = excluded.source, licence = excluded.licence
      where kept is distinct from excluded`);

  const values = rows.map(({ iso3, indicator_code, year, value }) => ({ iso3, indicator_code, year, value }));
  await tx.execute(sql`
    insert into outcome_values as kept (partner_iso3, indicator_code, year, value)
    select r.iso3, r.indicator_code, r.year, r.value
    from ${recordSet(values, sql`r (iso3 text, indicator_code text, year smallint, value double precision)`)}
    on conflict (partner_iso3, indicator_code, year) do update set value = excluded.value
      where kept.value <> excluded.value`);
}
