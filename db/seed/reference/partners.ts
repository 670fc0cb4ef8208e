import { sql } from "drizzle-orm";
import { z } from "zod";

import type { Transaction } from "@/db/client";
import { recordSet } from "@/db/record-set";
import { optionalDate, optionalText, readSeedFile, wasChecked } from "@/db/seed/seed-files";
import { DATE_PRECISIONS, PROGRAMMES, REGIONS, STANDINGS } from "@/lib/partners/constants";

/** `Central and Eastern Europe` in the file is `central_and_eastern_europe` in the record. */
const region = z
  .string()
  .transform((name) => name.toLowerCase().replaceAll(" ", "_"))
  .pipe(z.enum(REGIONS));

const iso3 = z.string().regex(/^[A-Z]{3}$/);

const partnerRow = z.object({
  iso3,
  iso2: z.string().regex(/^[A-Z]{2}$/),
  region,
  pfp_signed_on: z.iso.date(),
  checked: wasChecked,
  source: z.string().min(1),
});

const spellRow = z.object({
  iso3,
  status: z.enum(STANDINGS),
  from: z.iso.date(),
  to: z.union([z.literal("").transform(() => null), z.iso.date()]),
  precision: z.enum(DATE_PRECISIONS),
  checked: wasChecked,
  note: optionalText,
});

const programmeRow = z
  .object({
    iso3,
    programme: z.enum(PROGRAMMES),
    from: optionalDate,
    to: optionalDate,
    checked: wasChecked,
    note: optionalText,
    source: z.string().min(1),
  })
  .transform(({ from, to, ...row }) => ({
    ...row,
    from_on: from.on,
    from_precision: from.precision,
    to_on: to.on,
    to_precision: to.precision,
  }));

export const readPartners = () => readSeedFile("partners.csv", partnerRow);
export const readSpells = () => readSeedFile("partner_status_spells.csv", spellRow);
export const readPartnerProgrammes = () => readSeedFile("partner_programmes.csv", programmeRow);

/** Partners, the spells of their standing, and the programmes they take part in. */
export async function loadPartners(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    insert into partners as kept (iso3, iso2, region, signed_on, checked, source)
    select * from ${recordSet(
      readPartners(),
      sql`r (iso3 text, iso2 text, region text, pfp_signed_on date, checked boolean, source text)`,
    )}
    on conflict (iso3) do update
      set iso2 = excluded.iso2, region = excluded.region, signed_on = excluded.signed_on,
          checked = excluded.checked, source = excluded.source
      where (kept.iso2, kept.region, kept.signed_on, kept.checked, kept.source)
        is distinct from (excluded.iso2, excluded.region, excluded.signed_on, excluded.checked, excluded.source)`);

  await tx.execute(sql`
    insert into status_spells as kept (partner_iso3, standing, from_on, to_on, precision, checked, note)
    select r.iso3, r.status, r."from", r."to", r.precision, r.checked, r.note
    from ${recordSet(
      readSpells(),
      sql`r (iso3 text, status text, "from" date, "to" date, precision text, checked boolean, note text)`,
    )}
    on conflict (partner_iso3, from_on) do update
      set standing = excluded.standing, to_on = excluded.to_on, precision = excluded.precision,
          checked = excluded.checked, note = excluded.note
      where (kept.standing, kept.to_on, kept.precision, kept.checked, kept.note)
        is distinct from (excluded.standing, excluded.to_on, excluded.precision, excluded.checked, excluded.note)`);

  await tx.execute(sql`
    insert into partner_programmes as kept
      (partner_iso3, programme_code, from_on, from_precision, to_on, to_precision, checked, note, source)
    select r.iso3, r.programme, r.from_on, r.from_precision, r.to_on, r.to_precision, r.checked, r.note, r.source
    from ${recordSet(
      readPartnerProgrammes(),
      sql`r (iso3 text, programme text, from_on date, from_precision text, to_on date, to_precision text,
             checked boolean, note text, source text)`,
    )}
    on conflict (partner_iso3, programme_code, from_on) do update
      set from_precision = excluded.from_precision, to_on = excluded.to_on, to_precision = excluded.to_precision,
          checked = excluded.checked, note = excluded.note, source = excluded.source
      where (kept.from_precision, kept.to_on, kept.to_precision, kept.checked, kept.note, kept.source)
        is distinct from (excluded.from_precision, excluded.to_on, excluded.to_precision, excluded.checked,
                          excluded.note, excluded.source)`);
}
