import { and, asc, eq, exists, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { QueryBuilder } from "drizzle-orm/pg-core";
import { asReader, type Transaction } from "@/db/client";
import { milestones, milestoneTallies, partnerProgrammes, partners, statusSpells } from "@/db/schema";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { visiblePartner } from "@/lib/auth/scope";
import type { Region, Standing } from "@/lib/partners/constants";
import type { Day } from "@/lib/periods/days";

const standingOn = (day: Day) => sql<Standing | null>`(
  select s.standing from status_spells s
  where s.partner_iso3 = ${partners.iso3} and s.from_on <= ${day}::date and (s.to_on is null or s.to_on > ${day}::date))`;

/** How many milestones each partner has on its list. */
const listed = new QueryBuilder()
  .select({
    partner: milestoneTallies.partnerIso3,
    milestones: sql<number>`sum(${milestoneTallies.milestones})::int`.as("listed_milestones"),
  })
  .from(milestoneTallies)
  .groupBy(milestoneTallies.partnerIso3)
  .as("listed");

function selected(tx: Transaction, reader: Reader) {
  return tx
    .select({
      iso3: partners.iso3,
      iso2: partners.iso2,
      region: partners.region,
      signedOn: partners.signedOn,
      checked: partners.checked,
      source: partners.source,
      standing: standingOn(dayOf(reader)),
      milestones: sql<number>`coalesce(${listed.milestones}, 0)`,
    })
    .from(partners)
    .leftJoin(listed, eq(listed.partner, partners.iso3));
}

/** The partners that the viewer may see, of a region or of all, with their standing today. */
export function listPartners(reader: Reader, region: Region | null = null) {
  return asReader(reader, (tx) =>
    selected(tx, reader)
      .where(
        and(visiblePartner(reader, partners.iso3), region === null ? undefined : eq(partners.region, region)),
      )
      .orderBy(asc(partners.iso3)),
  );
}
export type PartnerRow = Awaited<ReturnType<typeof listPartners>>[number];

/** A standing that ended after the past day had no end on it: unlike that of a programme, its end is never agreed beforehand. */
function asItStood<Spell extends { toOn: Day | null }>({ asOf }: Reader, spell: Spell): Spell {
  return asOf && spell.toOn !== null && spell.toOn > asOf.day ? { ...spell, toOn: null } : spell;
}

/** The partners that have milestones on the reader's lists, and those that are asked for whether they have some or not. */
export function listPartnersOfLists(reader: Reader, askedFor: readonly string[]) {
  const hasMilestones = exists(
    new QueryBuilder()
      .select({ one: sql`1` })
      .from(milestones)
      .where(eq(milestones.partnerIso3, partners.iso3)),
  );
  return asReader(reader, (tx) =>
    tx
      .select({ iso3: partners.iso3, iso2: partners.iso2 })
      .from(partners)
      .where(
        and(
          visiblePartner(reader, partners.iso3),
          or(hasMilestones, askedFor.length > 0 ? inArray(partners.iso3, [...askedFor]) : undefined),
        ),
      )
      .orderBy(asc(partners.iso3)),
  );
}

/** One partner with its spells and programmes; null when the viewer may not see it or it is none. */
export function getPartner(reader: Reader, iso3: string) {
  return asReader(reader, async (tx) => {
    if (!/^[A-Z]{3}$/.test(iso3)) return null;
    const [partner] = await selected(tx, reader).where(
      and(visiblePartner(reader, partners.iso3), eq(partners.iso3, iso3)),
    );
    if (partner === undefined) return null;
    const spells = await tx
      .select({
        standing: statusSpells.standing,
        fromOn: statusSpells.fromOn,
        toOn: statusSpells.toOn,
        precision: statusSpells.precision,
        checked: statusSpells.checked,
        note: statusSpells.note,
      })
      .from(statusSpells)
      .where(eq(statusSpells.partnerIso3, iso3))
      .orderBy(asc(statusSpells.fromOn));
    const programmes = await tx
      .select({
        programme: partnerProgrammes.programmeCode,
        fromOn: partnerProgrammes.fromOn,
        fromPrecision: partnerProgrammes.fromPrecision,
        toOn: partnerProgrammes.toOn,
        toPrecision: partnerProgrammes.toPrecision,
        checked: partnerProgrammes.checked,
        note: partnerProgrammes.note,
        source: partnerProgrammes.source,
      })
      .from(partnerProgrammes)
      .where(
        and(
          eq(partnerProgrammes.partnerIso3, iso3),
          reader.asOf && or(isNull(partnerProgrammes.fromOn), lte(partnerProgrammes.fromOn, reader.asOf.day)),
        ),
      )
      .orderBy(sql`${partnerProgrammes.fromOn} asc nulls last`, asc(partnerProgrammes.programmeCode));
    return { ...partner, spells: spells.map((spell) => asItStood(reader, spell)), programmes };
  });
}
export type Partner = NonNullable<Awaited<ReturnType<typeof getPartner>>>;
