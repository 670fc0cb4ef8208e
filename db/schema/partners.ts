import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, pgTable, text, unique } from "drizzle-orm/pg-core";
import { DATE_PRECISIONS, PROGRAMMES, REGIONS, STANDINGS } from "@/lib/partners/constants";
import { day, oneOf } from "./columns";

/** The signatories of the PfP Framework Document. */
export const partners = pgTable(
  "partners",
  {
    iso3: text("iso3").primaryKey(),
    iso2: text("iso2").notNull(),
    region: text("region", { enum: REGIONS }).notNull(),
    signedOn: day("signed_on").notNull(),
    checked: boolean("checked").notNull(),
    source: text("source").notNull(),
  },
  (table) => [
    check("partners_iso3_is_three_letters", sql`${table.iso3} ~ '^[A-Z]{3}$'`),
    check("partners_iso2_is_two_letters", sql`${table.iso2} ~ '^[A-Z]{2}$'`),
    check("partners_region_is_known", oneOf(table.region, REGIONS)),
    unique("partners_iso2_is_unique").on(table.iso2),
  ],
);

/** Dated spells of a partner's standing; an exclusion constraint in the migration keeps them apart. */
export const statusSpells = pgTable(
  "status_spells",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    partnerIso3: text("partner_iso3")
      .notNull()
      .references(() => partners.iso3),
    standing: text("standing", { enum: STANDINGS }).notNull(),
    fromOn: day("from_on").notNull(),
    /** The first day on which the spell no longer holds; null while it holds. */
    toOn: day("to_on"),
    precision: text("precision", { enum: DATE_PRECISIONS }).notNull(),
    checked: boolean("checked").notNull(),
    note: text("note"),
  },
  (table) => [
    check("status_spells_standing_is_known", oneOf(table.standing, STANDINGS)),
    check("status_spells_precision_is_known", oneOf(table.precision, DATE_PRECISIONS)),
    check("status_spells_end_after_start", sql`${table.toOn} > ${table.fromOn}`),
    unique("status_spells_start_once").on(table.partnerIso3, table.fromOn),
  ],
);

export const programmes = pgTable(
  "programmes",
  { code: text("code", { enum: PROGRAMMES }).primaryKey() },
  (table) => [check("programmes_code_is_known", oneOf(table.code, PROGRAMMES))],
);

/** A cooperation instrument that a partner takes part in; dates are null where the source has none. */
export const partnerProgrammes = pgTable(
  "partner_programmes",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    partnerIso3: text("partner_iso3")
      .notNull()
      .references(() => partners.iso3),
    programmeCode: text("programme_code", { enum: PROGRAMMES })
      .notNull()
      .references(() => programmes.code),
    fromOn: day("from_on"),
    fromPrecision: text("from_precision", { enum: DATE_PRECISIONS }),
    toOn: day("to_on"),
    toPrecision: text("to_precision", { enum: DATE_PRECISIONS }),
    checked: boolean("checked").notNull(),
    note: text("note"),
    source: text("source").notNull(),
  },
  (table) => [
    index("partner_programmes_partner").on(table.partnerIso3),
    unique("partner_programmes_start_once")
      .on(table.partnerIso3, table.programmeCode, table.fromOn)
      .nullsNotDistinct(),
    check("partner_programmes_from_precision_is_known", oneOf(table.fromPrecision, DATE_PRECISIONS)),
    check("partner_programmes_to_precision_is_known", oneOf(table.toPrecision, DATE_PRECISIONS)),
    check(
      "partner_programmes_dates_have_precision",
      sql`(${table.fromOn} is null) = (${table.fromPrecision} is null) and (${table.toOn} is null) = (${table.toPrecision} is null)`,
    ),
    check("partner_programmes_end_not_before_start", sql`${table.toOn} >= ${table.fromOn}`),
  ],
);
