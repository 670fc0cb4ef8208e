import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { COMMITMENT_REASON_LIMIT, COMMITMENTS } from "@/lib/commitments/constants";
import { day, moment, oneOf } from "./columns";
import { milestones } from "./milestones";
import { people } from "./people";

/**
 * What a partner says of a milestone of its own: paused, withdrawn, taken up again. Only ever added to; the latest one holds,
 * and before the first the partner is committed.
 */
export const milestoneCommitments = pgTable(
  "milestone_commitments",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    milestoneId: bigint("milestone_id", { mode: "number" }).notNull(),
    partnerIso3: text("partner_iso3").notNull(),
    commitment: text("commitment", { enum: COMMITMENTS }).notNull(),
    /** The day from which it holds. */
    fromOn: day("from_on").notNull(),
    reason: text("reason").notNull(),
    recordedBy: uuid("recorded_by").references(() => people.id),
    recordedAt: moment("recorded_at").notNull().defaultNow(),
    /** Minted with the form, so that a second click applies once. */
    requestKey: uuid("request_key"),
  },
  (table) => [
    foreignKey({
      name: "milestone_commitments_milestone_fkey",
      columns: [table.milestoneId, table.partnerIso3],
      foreignColumns: [milestones.id, milestones.partnerIso3],
    }),
    unique("milestone_commitments_request_applies_once").on(table.requestKey),
    check("milestone_commitments_commitment_is_known", oneOf(table.commitment, COMMITMENTS)),
    check(
      "milestone_commitments_say_why",
      sql`btrim(${table.reason}) <> '' and char_length(${table.reason}) <= ${sql.raw(String(COMMITMENT_REASON_LIMIT))}`,
    ),
    index("milestone_commitments_latest").on(table.milestoneId, table.fromOn.desc(), table.id.desc()),
    index("milestone_commitments_partner").on(table.partnerIso3),
  ],
);
