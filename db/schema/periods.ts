import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { AREAS } from "@/lib/areas/constants";
import { PERIOD_EVENTS, REOPEN_REASON_LIMIT } from "@/lib/periods/constants";
import { reformAreas } from "./areas";
import { day, moment, oneOf } from "./columns";
import { partners } from "./partners";
import { people } from "./people";

/**
 * What happened to a quarter: closed, reopened with a reason and until a day, closed again. Only ever added to; the latest one
 * says where the quarter stands, and a quarter without any is open.
 */
export const periodEvents = pgTable(
  "period_events",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** The first day of the quarter. */
    quarterOn: day("quarter_on").notNull(),
    kind: text("kind", { enum: PERIOD_EVENTS }).notNull(),
    /** How many there were before it: two people who act on what they read cannot both. */
    follows: integer("follows").notNull(),
    reason: text("reason"),
    /** The last day on which a reopened quarter is written to. */
    untilOn: day("until_on"),
    doneBy: uuid("done_by").references(() => people.id),
    doneAt: moment("done_at").notNull().defaultNow(),
  },
  (table) => [
    check("period_events_kind_is_known", oneOf(table.kind, PERIOD_EVENTS)),
    check(
      "period_events_quarter_starts",
      sql`${table.quarterOn} = date_trunc('quarter', ${table.quarterOn}::timestamp)::date`,
    ),
    check(
      "period_events_reopened_with_reason_and_end",
      sql`(${table.kind} = 'reopened') = (${table.reason} is not null) and (${table.kind} = 'reopened') = (${table.untilOn} is not null) and btrim(${table.reason}) <> '' and char_length(${table.reason}) <= ${sql.raw(String(REOPEN_REASON_LIMIT))}`,
    ),
    unique("period_events_one_after_the_other").on(table.quarterOn, table.follows),
  ],
);

/** The figures of a partner and area as they stood when a quarter was closed. Never changed: later ones are shown beside them. */
export const periodFigures = pgTable(
  "period_figures",
  {
    eventId: bigint("event_id", { mode: "number" })
      .notNull()
      .references(() => periodEvents.id),
    partnerIso3: text("partner_iso3")
      .notNull()
      .references(() => partners.iso3),
    areaCode: text("area_code", { enum: AREAS })
      .notNull()
      .references(() => reformAreas.code),
    /** Whether the partner was active on the last day of the quarter, so that totals count it. */
    inTotals: boolean("in_totals").notNull(),
    milestones: integer("milestones").notNull(),
    assessed: integer("assessed").notNull(),
    fulfilled: integer("fulfilled").notNull(),
    weight: numeric("weight", { precision: 24, scale: 3, mode: "string" }).notNull(),
    weightedProgress: numeric("weighted_progress", { precision: 30, scale: 9, mode: "string" }).notNull(),
  },
  (table) => [
    primaryKey({
      name: "period_figures_pkey",
      columns: [table.eventId, table.partnerIso3, table.areaCode],
    }),
    index("period_figures_partner").on(table.partnerIso3),
  ],
);
