import { bigint, check, index, integer, numeric, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { AREAS } from "@/lib/areas/constants";
import { SEGMENTS } from "@/lib/completion/constants";
import { reformAreas } from "./areas";
import { day, moment, oneOf } from "./columns";
import { milestones } from "./milestones";
import { partners } from "./partners";

/** What a milestone adds to the figures of its partner and area, by where it stands. Each is a difference, and sums of them are figures. */
const measures = {
  segment: text("segment", { enum: SEGMENTS }).notNull(),
  /** On the list, started or not. */
  milestones: integer("milestones").notNull(),
  /** Of these, in the set whose completion is computed; and in that set, ever assessed and fulfilled. */
  counted: integer("counted").notNull(),
  assessed: integer("assessed").notNull(),
  fulfilled: integer("fulfilled").notNull(),
  /** With the verdict fulfilled, in the set or not. */
  shown: integer("shown").notNull(),
  overdue: integer("overdue").notNull(),
  weight: numeric("weight", { precision: 24, scale: 3, mode: "string" }).notNull(),
  weightedProgress: numeric("weighted_progress", { precision: 30, scale: 9, mode: "string" }).notNull(),
};

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
      columns: [table.milestoneId, table.knownAt, table.effectiveOn, table.segment],
    }),
    check("figure_postings_segment_is_known", oneOf(table.segment, SEGMENTS)),
    index("figure_postings_known").on(table.knownAt),
    index("figure_postings_effective").on(table.effectiveOn),
    index("figure_postings_partner").on(table.partnerIso3),
  ],
);

/** The sums of postings by the quarters of both times: what a past day costs does not grow with assessments. */
export const figureBalances = pgTable(
  "figure_balances",
  {
    partnerIso3: text("partner_iso3")
      .notNull()
      .references(() => partners.iso3),
    areaCode: text("area_code", { enum: AREAS })
      .notNull()
      .references(() => reformAreas.code),
    /** The first days of the quarters in which we came to know, and of which it is. */
    knownQuarterOn: day("known_quarter_on").notNull(),
    quarterOn: day("quarter_on").notNull(),
    ...measures,
  },
  (table) => [
    primaryKey({
      name: "figure_balances_pkey",
      columns: [table.partnerIso3, table.areaCode, table.knownQuarterOn, table.quarterOn, table.segment],
    }),
    check("figure_balances_segment_is_known", oneOf(table.segment, SEGMENTS)),
  ],
);
