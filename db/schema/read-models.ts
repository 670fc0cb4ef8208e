import { check, date, integer, numeric, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { AREAS } from "@/lib/areas/constants";
import { COMMITMENTS } from "@/lib/commitments/constants";
import { reformAreas } from "./areas";
import { partners } from "./partners";

/**
 * What changed in a quarter for a partner and area. The sum of all quarters up to one gives the state at its end, so an
 * assessment touches one or two rows whatever its date, and no row has to be rolled forward when a quarter begins.
 */
export const completionSteps = pgTable(
  "completion_steps",
  {
    partnerIso3: text("partner_iso3")
      .notNull()
      .references(() => partners.iso3),
    areaCode: text("area_code", { enum: AREAS })
      .notNull()
      .references(() => reformAreas.code),
    /** The first day of the quarter. */
    quarterOn: date("quarter_on", { mode: "string" }).notNull(),
    milestones: integer("milestones").notNull(),
    assessed: integer("assessed").notNull(),
    fulfilled: integer("fulfilled").notNull(),
    weight: numeric("weight", { precision: 24, scale: 3, mode: "string" }).notNull(),
    /** Clamped progress to six decimals, times the weight: exact, so that adding and taking away leaves no dust. */
    weightedProgress: numeric("weighted_progress", { precision: 30, scale: 9, mode: "string" }).notNull(),
  },
  (table) => [
    primaryKey({
      name: "completion_steps_pkey",
      columns: [table.partnerIso3, table.areaCode, table.quarterOn],
    }),
    check(
      "completion_steps_quarter_starts",
      sql`${table.quarterOn} = date_trunc('quarter', ${table.quarterOn}::timestamp)::date`,
    ),
  ],
);

/** How many milestones stand where now, by the partner's commitment too; delivery `not_assessed` and verdict `none` where nothing was accepted yet. */
export const milestoneTallies = pgTable(
  "milestone_tallies",
  {
    partnerIso3: text("partner_iso3")
      .notNull()
      .references(() => partners.iso3),
    areaCode: text("area_code", { enum: AREAS })
      .notNull()
      .references(() => reformAreas.code),
    delivery: text("delivery").notNull(),
    verdict: text("verdict").notNull(),
    commitment: text("commitment", { enum: COMMITMENTS }).notNull().default("committed"),
    milestones: integer("milestones").notNull(),
  },
  (table) => [
    primaryKey({
      name: "milestone_tallies_pkey",
      columns: [table.partnerIso3, table.areaCode, table.delivery, table.verdict, table.commitment],
    }),
  ],
);

/** Open milestones by the month in which they are due: the overdue ones without counting milestones. */
export const dueTallies = pgTable(
  "due_tallies",
  {
    partnerIso3: text("partner_iso3")
      .notNull()
      .references(() => partners.iso3),
    monthOn: date("month_on", { mode: "string" }).notNull(),
    openMilestones: integer("open_milestones").notNull(),
  },
  (table) => [primaryKey({ name: "due_tallies_pkey", columns: [table.partnerIso3, table.monthOn] })],
);
