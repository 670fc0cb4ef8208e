import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { milestones } from "./milestones";
import { people } from "./people";

/**
 * That a milestone waits for another one of the same partner. Ended with who and when, never changed or removed, so that a past day
 * shows what was known then. Guards refuse a circle.
 */
export const milestoneDependencies = pgTable(
  "milestone_dependencies",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    partnerIso3: text("partner_iso3").notNull(),
    milestoneId: bigint("milestone_id", { mode: "number" }).notNull(),
    waitsForId: bigint("waits_for_id", { mode: "number" }).notNull(),
    addedBy: uuid("added_by").references(() => people.id),
    addedAt: moment("added_at").notNull().defaultNow(),
    removedBy: uuid("removed_by").references(() => people.id),
    removedAt: moment("removed_at"),
    version: integer("version").notNull().default(1),
    /** Minted with the form, so that a second click applies once. */
    requestKey: uuid("request_key"),
    /** What the form that ended it sent, in short, so that a second click on that applies once too. */
    lastRequest: text("last_request"),
  },
  (table) => [
    foreignKey({
      name: "milestone_dependencies_milestone_fkey",
      columns: [table.milestoneId, table.partnerIso3],
      foreignColumns: [milestones.id, milestones.partnerIso3],
    }),
    foreignKey({
      name: "milestone_dependencies_of_one_partner",
      columns: [table.waitsForId, table.partnerIso3],
      foreignColumns: [milestones.id, milestones.partnerIso3],
    }),
    unique("milestone_dependencies_request_applies_once").on(table.requestKey),
    check("milestone_dependencies_not_on_itself", sql`${table.milestoneId} <> ${table.waitsForId}`),
    check("milestone_dependencies_end_after_begin", sql`${table.removedAt} >= ${table.addedAt}`),
    uniqueIndex("milestone_dependencies_once")
      .on(table.milestoneId, table.waitsForId)
      .where(sql`${table.removedAt} is null`),
    index("milestone_dependencies_partner").on(table.partnerIso3),
    index("milestone_dependencies_others").on(table.waitsForId),
  ],
);
