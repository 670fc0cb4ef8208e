import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  check,
  index,
  integer,
  numeric,
  pgTable,
  pgView,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import { AREAS } from "@/lib/areas/constants";
import { reformAreas } from "./areas";
import { day, moment, oneOf } from "./columns";
import { milestones } from "./milestones";
import { partners } from "./partners";

/** What a milestone adds to the figures of its partner and area. Each is a difference, and sums of them are figures. */
const measures = {
  /** On the list, started or not, by where it stands: by what was done, unless its partner has set it aside. */
  completed: integer("completed").notNull(),
  inProgress: integer("in_progress").notNull(),
  notStarted: integer("not_started").notNull(),
  notAssessed: integer("not_assessed").notNull(),
  discontinued: integer("discontinued").notNull(),
  paused: integer("paused").notNull(),
  withdrawn: integer("withdrawn").notNull(),
  /** In the set whose completion is computed; and in that set, ever assessed and fulfilled. */
  counted: integer("counted").notNull(),
  assessed: integer("assessed").notNull(),
  fulfilled: integer("fulfilled").notNull(),
  /** With the verdict fulfilled and not withdrawn, in the set or not. */
  shown: integer("shown").notNull(),
  overdue: integer("overdue").notNull(),
  weight: numeric("weight", { precision: 24, scale: 3, mode: "string" }).notNull(),
  weightedProgress: numeric("weighted_progress", { precision: 30, scale: 9, mode: "string" }).notNull(),
};

/** What posts that a milestone is held to be fulfilled or no more, or is withdrawn or taken up again. */
const turns = (table: { shown: AnyPgColumn; withdrawn: AnyPgColumn }) =>
  sql`${table.shown} <> 0 or ${table.withdrawn} <> 0`;

/**
 * How the figures of a milestone came about: from which day on, and since when we know. Whatever moves a figure posts the
 * difference, so that the sum of what lies up to a day and was known by a moment is the figure of then.
 */
export const figurePostings = pgTable(
  "figure_postings",
  {
    milestoneId: bigint("milestone_id", { mode: "number" })
      .notNull()
      .references(() => milestones.id),
    partnerIso3: text("partner_iso3")
      .notNull()
      .references(() => partners.iso3),
    areaCode: text("area_code", { enum: AREAS })
      .notNull()
      .references(() => reformAreas.code),
    knownAt: moment("known_at").notNull(),
    effectiveOn: day("effective_on").notNull(),
    ...measures,
  },
  (table) => [
    primaryKey({
      name: "figure_postings_pkey",
      columns: [table.milestoneId, table.knownAt, table.effectiveOn],
    }),
    index("figure_postings_known").on(table.knownAt),
    index("figure_postings_effective").on(table.effectiveOn, table.knownAt),
    index("figure_postings_partner").on(table.partnerIso3),
    // Where a comparison of two days looks for what was fulfilled or withdrawn between them; see lib/changes/queries.ts.
    index("figure_postings_turns_known").on(table.knownAt).where(turns(table)),
    index("figure_postings_turns_effective").on(table.effectiveOn).where(turns(table)),
  ],
);

/**
 * The sums of postings by the quarter that they are about, and all of them, and by the year and by the month in which they came to be
 * known: what a past day costs does not grow with assessments but those of one month, nor for recent days with the years.
 */
export const figureBalances = pgTable(
  "figure_balances",
  {
    partnerIso3: text("partner_iso3")
      .notNull()
      .references(() => partners.iso3),
    areaCode: text("area_code", { enum: AREAS })
      .notNull()
      .references(() => reformAreas.code),
    grain: text("grain", { enum: ["all", "year", "month"] }).notNull(),
    /** The first day of the year or month; `-infinity` for all. */
    knownOn: day("known_on").notNull(),
    /** The first day of the quarter. */
    quarterOn: day("quarter_on").notNull(),
    ...measures,
  },
  (table) => [
    primaryKey({
      name: "figure_balances_pkey",
      columns: [table.grain, table.knownOn, table.partnerIso3, table.areaCode, table.quarterOn],
    }),
    index("figure_balances_partner").on(table.partnerIso3),
    check("figure_balances_grain_is_known", oneOf(table.grain, ["all", "year", "month"])),
  ],
);

/**
 * What is posted up to the reader's day and was known by then: a view of the schema `past`, where only reads of a past day find it.
 * Each row is a part of a sum.
 */
export const figureSums = pgView("figure_sums", {
  partnerIso3: text("partner_iso3").notNull(),
  areaCode: text("area_code", { enum: AREAS }).notNull(),
  quarterOn: day("quarter_on").notNull(),
  ...measures,
}).existing();
