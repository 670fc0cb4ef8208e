import { sql } from "drizzle-orm";
import { bigint, check, index, integer, numeric, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { AREAS } from "@/lib/areas/constants";
import { NATURES } from "@/lib/milestones/constants";
import { KEPT_MOVEMENTS } from "@/lib/movements/constants";
import { reformAreas } from "./areas";
import { day, oneOf } from "./columns";
import { milestones } from "./milestones";
import { partners } from "./partners";

const where = {
  partnerIso3: text("partner_iso3")
    .notNull()
    .references(() => partners.iso3),
  areaCode: text("area_code", { enum: AREAS })
    .notNull()
    .references(() => reformAreas.code),
  nature: text("nature", { enum: NATURES }).notNull(),
  /** The first day of the quarter at whose end it was believed, and at the end of the quarter before was not. */
  quarterOn: day("quarter_on").notNull(),
  kind: text("kind", { enum: KEPT_MOVEMENTS }).notNull(),
};

/** By how much the figures of completion moved. Sums of all up to a quarter are the figures believed at its end. */
const measures = {
  counted: integer("counted").notNull(),
  assessed: integer("assessed").notNull(),
  weight: numeric("weight", { precision: 24, scale: 3, mode: "string" }).notNull(),
  weightedProgress: numeric("weighted_progress", { precision: 30, scale: 9, mode: "string" }).notNull(),
};

/** How each milestone moved the completion from the end of a quarter to the end of the next, as it was believed at either. */
export const movements = pgTable(
  "movements",
  {
    milestoneId: bigint("milestone_id", { mode: "number" })
      .notNull()
      .references(() => milestones.id),
    ...where,
    ...measures,
  },
  (table) => [
    primaryKey({ name: "movements_pkey", columns: [table.milestoneId, table.quarterOn, table.kind] }),
    check("movements_kind_is_known", oneOf(table.kind, KEPT_MOVEMENTS)),
    index("movements_partner").on(table.partnerIso3),
    // With what the policy asks for, so that a list behind a part is found in the index alone.
    index("movements_of_quarter").on(table.quarterOn, table.kind, table.milestoneId, table.partnerIso3),
  ],
);

/** The sums of movements, so that a waterfall costs the same however many milestones moved. */
export const movementSteps = pgTable(
  "movement_steps",
  {
    ...where,
    /** How many milestones moved so. */
    milestones: integer("milestones").notNull(),
    ...measures,
  },
  (table) => [
    primaryKey({
      name: "movement_steps_pkey",
      columns: [table.partnerIso3, table.areaCode, table.nature, table.quarterOn, table.kind],
    }),
    check(
      "movement_steps_quarter_starts",
      sql`${table.quarterOn} = date_trunc('quarter', ${table.quarterOn}::timestamp)::date`,
    ),
  ],
);
