import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { AREAS } from "@/lib/areas/constants";
import { COMMITMENTS } from "@/lib/commitments/constants";
import {
  BASES,
  CHANGE_REASONS,
  DELIVERIES,
  NATURES,
  PLAN_FIELDS,
  VERDICTS,
} from "@/lib/milestones/constants";
import { reformAreas } from "./areas";
import { milestoneTemplates, scales, scaleStages } from "./catalogue";
import { day, moment, oneOf, quantity } from "./columns";
import { partners } from "./partners";
import { people } from "./people";

/**
 * One reform step of one partner: the plan that was agreed, and in `current_*` the last accepted assessment.
 * Triggers keep `current_*` and `waiting_count`; no role of the application may write them.
 */
export const milestones = pgTable(
  "milestones",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    code: text("code").notNull(),
    partnerIso3: text("partner_iso3")
      .notNull()
      .references(() => partners.iso3),
    areaCode: text("area_code", { enum: AREAS })
      .notNull()
      .references(() => reformAreas.code),
    templateCode: text("template_code").references(() => milestoneTemplates.code),
    /** The identifier in the file that it was imported from. */
    externalId: text("external_id"),
    title: text("title").notNull(),
    description: text("description").notNull(),
    nature: text("nature", { enum: NATURES }).notNull(),
    /** What nobody said is laid down is held to practice. */
    basis: text("basis", { enum: BASES }).notNull().default("de_facto"),
    indicator: text("indicator").notNull(),
    unit: text("unit"),
    scaleId: bigint("scale_id", { mode: "number" }).references(() => scales.id),
    baseline: quantity("baseline").notNull(),
    target: quantity("target").notNull(),
    startOn: day("start_on").notNull(),
    dueOn: day("due_on").notNull(),
    firstDueOn: day("first_due_on").notNull(),
    weight: numeric("weight", { precision: 9, scale: 3, mode: "number" }).notNull(),
    leadInstitution: text("lead_institution"),
    sourceUrl: text("source_url"),
    createdBy: uuid("created_by").references(() => people.id),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
    version: integer("version").notNull().default(1),
    /** Minted with the form, so that a second click applies once. */
    requestKey: uuid("request_key"),
    /** What the last form that wrote this row sent, in short, so that a second click on a change applies once too. */
    lastRequest: text("last_request"),

    currentAssessmentId: bigint("current_assessment_id", { mode: "number" }),
    currentValue: quantity("current_value"),
    currentDelivery: text("current_delivery", { enum: DELIVERIES }),
    currentVerdict: text("current_verdict", { enum: VERDICTS }),
    currentEffectiveOn: day("current_effective_on"),
    currentAcceptedAt: moment("current_accepted_at"),
    /** Unclamped; wider than a value, for a tiny distance between baseline and target. */
    currentProgress: numeric("current_progress", { precision: 30, scale: 6, mode: "number" }),
    /** When what is fulfilled is looked at again; null while the last accepted verdict is another. */
    currentRecheckOn: day("current_recheck_on"),
    /** The reversal that no fulfilment has made good since: the day it is about, and the day and the verdict that it undid. */
    currentReversedOn: day("current_reversed_on"),
    currentUndoneOn: day("current_undone_on"),
    currentUndoneVerdict: text("current_undone_verdict", { enum: VERDICTS }),
    waitingCount: integer("waiting_count").notNull().default(0),
    /** How the partner stands to it now, and since when it has set it aside; null while it is committed. */
    currentCommitment: text("current_commitment", { enum: COMMITMENTS }).notNull().default("committed"),
    currentAsideOn: day("current_aside_on"),
  },
  (table) => [
    unique("milestones_code_is_unique").on(table.code),
    unique("milestones_id_and_partner").on(table.id, table.partnerIso3),
    unique("milestones_external_id_is_unique").on(table.partnerIso3, table.externalId),
    unique("milestones_request_applies_once").on(table.requestKey),
    check(
      "milestones_code_names_the_partner",
      sql`${table.code} ~ ('^' || ${table.partnerIso3} || '-[A-Z]{3}-[0-9]{2,5}$')`,
    ),
    check("milestones_title_is_not_empty", sql`btrim(${table.title}) <> ''`),
    check("milestones_nature_is_known", oneOf(table.nature, NATURES)),
    check("milestones_basis_is_known", oneOf(table.basis, BASES)),
    check(
      "milestones_measured_one_way",
      sql`(${table.nature} = 'milestone') = (${table.scaleId} is not null) and (${table.scaleId} is null) = (${table.unit} is not null)`,
    ),
    check("milestones_due_after_start", sql`${table.dueOn} > ${table.startOn}`),
    check("milestones_weight_is_positive", sql`${table.weight} > 0`),
    check(
      "milestones_percentages_lie_within_100",
      sql`${table.unit} is distinct from 'percent' or (${table.baseline} between 0 and 100 and ${table.target} between 0 and 100)`,
    ),
    check("milestones_source_is_a_web_address", sql`${table.sourceUrl} ~ '^https?://'`),
    check("milestones_current_delivery_is_known", oneOf(table.currentDelivery, DELIVERIES)),
    check("milestones_current_verdict_is_known", oneOf(table.currentVerdict, VERDICTS)),
    check("milestones_current_commitment_is_known", oneOf(table.currentCommitment, COMMITMENTS)),
    check(
      "milestones_reversal_undid_something",
      sql`(${table.currentReversedOn} is null) = (${table.currentUndoneOn} is null) and (${table.currentReversedOn} is null) = (${table.currentUndoneVerdict} is null)`,
    ),
    foreignKey({
      name: "milestones_baseline_is_a_stage",
      columns: [table.scaleId, table.baseline],
      foreignColumns: [scaleStages.scaleId, scaleStages.value],
    }),
    foreignKey({
      name: "milestones_target_is_a_stage",
      columns: [table.scaleId, table.target],
      foreignColumns: [scaleStages.scaleId, scaleStages.value],
    }),
    // The order of the list and of its export, so that neither sorts: see SORT_EXPRESSIONS in lib/milestones/queries.ts.
    index("milestones_in_order").on(
      table.partnerIso3,
      table.areaCode,
      sql`length(${table.code})`,
      table.code,
    ),
    index("milestones_due").on(table.dueOn, table.id),
    index("milestones_updated").on(table.updatedAt, table.id),
    index("milestones_open_by_due")
      .on(table.dueOn, table.partnerIso3)
      .where(
        sql`${table.currentVerdict} is distinct from 'fulfilled' and ${table.currentDelivery} is distinct from 'discontinued' and ${table.currentCommitment} = 'committed'`,
      ),
    // Those of which nothing was accepted yet are few, and come in the order of the list.
    index("milestones_never_assessed")
      .on(table.partnerIso3, table.areaCode, sql`length(${table.code})`, table.code)
      .where(sql`${table.currentDelivery} is null`),
    index("milestones_waiting")
      .on(table.partnerIso3)
      .where(sql`${table.waitingCount} > 0`),
    index("milestones_aside")
      .on(table.partnerIso3)
      .where(sql`${table.currentCommitment} <> 'committed'`),
    index("milestones_recheck")
      .on(table.currentRecheckOn, table.partnerIso3)
      .where(sql`${table.currentRecheckOn} is not null`),
    // In the order in which a card shows them, the latest first.
    index("milestones_reversed")
      .on(table.currentReversedOn.desc().nullsLast(), table.code.desc().nullsLast(), table.partnerIso3)
      .where(sql`${table.currentReversedOn} is not null`),
    index("milestones_decided").on(table.currentAcceptedAt, table.id),
    // How far due dates have moved, area by area, without a look at the rows.
    index("milestones_slippage").on(
      table.partnerIso3,
      table.areaCode,
      table.nature,
      table.dueOn,
      table.firstDueOn,
    ),
  ],
);

/** Every change of a due date, baseline, target or weight, with its reason. Only ever added to. */
export const milestoneChanges = pgTable(
  "milestone_changes",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    milestoneId: bigint("milestone_id", { mode: "number" }).notNull(),
    partnerIso3: text("partner_iso3").notNull(),
    /** The version of the milestone that the change made. */
    milestoneVersion: integer("milestone_version").notNull(),
    field: text("field", { enum: PLAN_FIELDS }).notNull(),
    oldValue: text("old_value").notNull(),
    newValue: text("new_value").notNull(),
    reason: text("reason", { enum: CHANGE_REASONS }).notNull(),
    explanation: text("explanation").notNull(),
    changedBy: uuid("changed_by").references(() => people.id),
    changedAt: moment("changed_at").notNull().defaultNow(),
  },
  (table) => [
    foreignKey({
      name: "milestone_changes_milestone_fkey",
      columns: [table.milestoneId, table.partnerIso3],
      foreignColumns: [milestones.id, milestones.partnerIso3],
    }),
    unique("milestone_changes_once_a_version").on(table.milestoneId, table.milestoneVersion, table.field),
    index("milestone_changes_partner").on(table.partnerIso3),
    // Moved due dates by their reason, without a look at the rows.
    index("milestone_changes_moves")
      .on(table.partnerIso3, table.reason, table.milestoneId, table.changedAt, table.oldValue, table.newValue)
      .where(sql`${table.field} = 'due_on'`),
    check("milestone_changes_field_is_known", oneOf(table.field, PLAN_FIELDS)),
    check("milestone_changes_reason_is_known", oneOf(table.reason, CHANGE_REASONS)),
    check("milestone_changes_explained", sql`btrim(${table.explanation}) <> ''`),
    check("milestone_changes_change_something", sql`${table.oldValue} <> ${table.newValue}`),
  ],
);
