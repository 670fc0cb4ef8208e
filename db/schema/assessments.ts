import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { ASSESSMENT_ORIGINS, ASSESSMENT_STATES } from "@/lib/assessments/constants";
import { DELIVERIES, VERDICTS } from "@/lib/milestones/constants";
import { day, moment, oneOf, quantity } from "./columns";
import { milestones } from "./milestones";
import { people } from "./people";

/** A dated judgement of one milestone. Never changed once accepted; corrected only by a later one. */
export const assessments = pgTable(
  "assessments",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    milestoneId: bigint("milestone_id", { mode: "number" }).notNull(),
    partnerIso3: text("partner_iso3").notNull(),
    state: text("state", { enum: ASSESSMENT_STATES }).notNull().default("draft"),
    origin: text("origin", { enum: ASSESSMENT_ORIGINS }).notNull().default("recorded"),
    effectiveOn: day("effective_on").notNull(),
    /** In the indicator's own unit, or the stage of its scale. */
    value: quantity("value").notNull(),
    delivery: text("delivery", { enum: DELIVERIES }).notNull(),
    verdict: text("verdict", { enum: VERDICTS }).notNull(),
    narrative: text("narrative").notNull(),
    /** When what is fulfilled is looked at again; the database sets twelve months where nobody says. */
    recheckOn: day("recheck_on"),
    authorId: uuid("author_id").references(() => people.id),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
    submittedAt: moment("submitted_at"),
    decidedBy: uuid("decided_by").references(() => people.id),
    acceptedAt: moment("accepted_at"),
    returnedAt: moment("returned_at"),
    returnReason: text("return_reason"),
    version: integer("version").notNull().default(1),
    /** Minted with the form, so that a second click applies once. */
    requestKey: uuid("request_key"),
    /** What the last form that wrote this row sent, in short, so that a second click on a change applies once too. */
    lastRequest: text("last_request"),
  },
  (table) => [
    foreignKey({
      name: "assessments_milestone_fkey",
      columns: [table.milestoneId, table.partnerIso3],
      foreignColumns: [milestones.id, milestones.partnerIso3],
    }),
    unique("assessments_request_applies_once").on(table.requestKey),
    check("assessments_state_is_known", oneOf(table.state, ASSESSMENT_STATES)),
    check("assessments_origin_is_known", oneOf(table.origin, ASSESSMENT_ORIGINS)),
    check("assessments_delivery_is_known", oneOf(table.delivery, DELIVERIES)),
    check("assessments_verdict_is_known", oneOf(table.verdict, VERDICTS)),
    check(
      "assessments_recheck_of_fulfilled",
      sql`(${table.verdict} = 'fulfilled') = (${table.recheckOn} is not null)`,
    ),
    check("assessments_recheck_after_its_day", sql`${table.recheckOn} >= ${table.effectiveOn}`),
    check(
      "assessments_recorded_by_somebody",
      sql`${table.origin} = 'import' or ${table.authorId} is not null`,
    ),
    check(
      "assessments_decided_by_a_second_person",
      sql`${table.decidedBy} is distinct from ${table.authorId} or ${table.decidedBy} is null`,
    ),
    check(
      "assessments_accepted_by_somebody",
      sql`(${table.state} = 'accepted') = (${table.acceptedAt} is not null) and (${table.state} <> 'accepted' or ${table.origin} = 'import' or ${table.decidedBy} is not null)`,
    ),
    check(
      "assessments_returned_with_a_reason",
      sql`${table.state} <> 'returned' or (${table.decidedBy} is not null and ${table.returnedAt} is not null and btrim(coalesce(${table.returnReason}, '')) <> '')`,
    ),
    check(
      "assessments_waiting_since",
      sql`${table.state} <> 'submitted' or ${table.submittedAt} is not null`,
    ),
    index("assessments_history")
      .on(table.milestoneId, table.effectiveOn, table.acceptedAt, table.id)
      .where(sql`${table.state} = 'accepted'`),
    // Of every state: a milestone's page asks for all that its reader may see, and an index on a part serves no such question.
    index("assessments_milestone").on(table.milestoneId),
    index("assessments_waiting")
      .on(table.partnerIso3, table.submittedAt)
      .where(sql`${table.state} = 'submitted'`),
    // The queue of reviews, oldest first; see lib/reviews/queries.ts.
    index("assessments_queue")
      .on(table.submittedAt, table.id)
      .where(sql`${table.state} = 'submitted'`),
    // Where a past day looks first for what was decided lately, and for what is reversed.
    index("assessments_accepted")
      .on(table.acceptedAt, table.milestoneId)
      .where(sql`${table.state} = 'accepted'`),
    index("assessments_reversals")
      .on(table.milestoneId)
      .where(sql`${table.state} = 'accepted' and ${table.verdict} = 'reversed'`),
    index("assessments_partner").on(table.partnerIso3),
    index("assessments_of_author")
      .on(table.authorId, table.state)
      .where(sql`${table.state} <> 'accepted'`),
  ],
);
