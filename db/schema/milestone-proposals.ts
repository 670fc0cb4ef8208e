import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { AREAS } from "@/lib/areas/constants";
import { NATURES } from "@/lib/milestones/constants";
import { PROPOSAL_REASON_LIMIT, PROPOSAL_STATES } from "@/lib/proposals/constants";
import { reformAreas } from "./areas";
import { milestoneTemplates, scales, scaleStages } from "./catalogue";
import { day, moment, oneOf, quantity } from "./columns";
import { milestones } from "./milestones";
import { partners } from "./partners";
import { people } from "./people";

/** A milestone that a partner proposes for its own plan, as it proposed it; adopted, it becomes a milestone of its own. */
export const milestoneProposals = pgTable(
  "milestone_proposals",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    partnerIso3: text("partner_iso3")
      .notNull()
      .references(() => partners.iso3),
    areaCode: text("area_code", { enum: AREAS })
      .notNull()
      .references(() => reformAreas.code),
    templateCode: text("template_code").references(() => milestoneTemplates.code),
    title: text("title").notNull(),
    description: text("description").notNull(),
    nature: text("nature", { enum: NATURES }).notNull(),
    indicator: text("indicator").notNull(),
    unit: text("unit"),
    scaleId: bigint("scale_id", { mode: "number" }).references(() => scales.id),
    baseline: quantity("baseline").notNull(),
    target: quantity("target").notNull(),
    startOn: day("start_on").notNull(),
    dueOn: day("due_on").notNull(),
    leadInstitution: text("lead_institution"),
    reason: text("reason").notNull(),
    proposedBy: uuid("proposed_by")
      .notNull()
      .references(() => people.id),
    proposedAt: moment("proposed_at").notNull().defaultNow(),
    state: text("state", { enum: PROPOSAL_STATES }).notNull().default("open"),
    decidedBy: uuid("decided_by").references(() => people.id),
    decidedAt: moment("decided_at"),
    /** Why it was declined. */
    decisionReason: text("decision_reason"),
    /** What it became. */
    milestoneId: bigint("milestone_id", { mode: "number" }).references(() => milestones.id),
    version: integer("version").notNull().default(1),
    /** Minted with the form, so that a second click applies once. */
    requestKey: uuid("request_key"),
  },
  (table) => [
    unique("milestone_proposals_request_applies_once").on(table.requestKey),
    unique("milestone_proposals_become_one_milestone").on(table.milestoneId),
    check("milestone_proposals_state_is_known", oneOf(table.state, PROPOSAL_STATES)),
    check("milestone_proposals_nature_is_known", oneOf(table.nature, NATURES)),
    check(
      "milestone_proposals_measured_one_way",
      sql`(${table.nature} = 'milestone') = (${table.scaleId} is not null) and (${table.scaleId} is null) = (${table.unit} is not null)`,
    ),
    check(
      "milestone_proposals_percentages_lie_within_100",
      sql`${table.unit} is distinct from 'percent' or (${table.baseline} between 0 and 100 and ${table.target} between 0 and 100)`,
    ),
    foreignKey({
      name: "milestone_proposals_baseline_is_a_stage",
      columns: [table.scaleId, table.baseline],
      foreignColumns: [scaleStages.scaleId, scaleStages.value],
    }),
    foreignKey({
      name: "milestone_proposals_target_is_a_stage",
      columns: [table.scaleId, table.target],
      foreignColumns: [scaleStages.scaleId, scaleStages.value],
    }),
    check("milestone_proposals_title_is_not_empty", sql`btrim(${table.title}) <> ''`),
    check("milestone_proposals_due_after_start", sql`${table.dueOn} > ${table.startOn}`),
    check(
      "milestone_proposals_say_why",
      sql`btrim(${table.reason}) <> '' and char_length(${table.reason}) <= ${sql.raw(String(PROPOSAL_REASON_LIMIT))}`,
    ),
    check(
      "milestone_proposals_ended_by_somebody",
      sql`(${table.state} = 'open') = (${table.decidedAt} is null) and (${table.decidedAt} is null) = (${table.decidedBy} is null)`,
    ),
    check(
      "milestone_proposals_declined_with_a_reason",
      sql`(${table.state} = 'declined') = (${table.decisionReason} is not null) and btrim(${table.decisionReason}) <> '' and char_length(${table.decisionReason}) <= ${sql.raw(String(PROPOSAL_REASON_LIMIT))}`,
    ),
    check(
      "milestone_proposals_adopted_as_a_milestone",
      sql`(${table.state} = 'adopted') = (${table.milestoneId} is not null)`,
    ),
    index("milestone_proposals_partner").on(table.partnerIso3, table.id.desc()),
    index("milestone_proposals_open")
      .on(table.proposedAt)
      .where(sql`${table.state} = 'open'`),
  ],
);
