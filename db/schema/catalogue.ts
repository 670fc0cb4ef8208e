import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { EVIDENCE_TYPES } from "@/lib/evidence/constants";
import { BASES, NATURES } from "@/lib/milestones/constants";
import { AREAS } from "@/lib/areas/constants";
import { reformAreas } from "./areas";
import { moment, oneOf, quantity } from "./columns";

/** The named stages of a qualitative indicator. A version never changes: a new one is made. */
export const scales = pgTable(
  "scales",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    code: text("code").notNull(),
    version: smallint("version").notNull(),
    /** An administrator made it: the reference files leave it as it is. */
    isOwn: boolean("is_own").notNull().default(false),
    createdAt: moment("created_at").notNull().defaultNow(),
    requestKey: uuid("request_key").unique("scales_request_applies_once"),
  },
  (table) => [
    unique("scales_version_is_unique").on(table.code, table.version),
    check("scales_code_is_a_name", sql`${table.code} ~ '^[a-z][a-z0-9_]*$'`),
    check("scales_version_is_positive", sql`${table.version} > 0`),
  ],
);

export const scaleStages = pgTable(
  "scale_stages",
  {
    scaleId: bigint("scale_id", { mode: "number" })
      .notNull()
      .references(() => scales.id),
    value: quantity("value").notNull(),
    labelEn: text("label_en").notNull(),
    labelFr: text("label_fr").notNull(),
  },
  (table) => [
    primaryKey({ name: "scale_stages_pkey", columns: [table.scaleId, table.value] }),
    check("scale_stages_value_is_whole", sql`${table.value} = trunc(${table.value}) and ${table.value} >= 0`),
  ],
);

export const evidenceTypes = pgTable(
  "evidence_types",
  { code: text("code", { enum: EVIDENCE_TYPES }).primaryKey() },
  (table) => [check("evidence_types_code_is_known", oneOf(table.code, EVIDENCE_TYPES))],
);

/** An entry of the catalogue that any partner may adopt as a milestone of its own. */
export const milestoneTemplates = pgTable(
  "milestone_templates",
  {
    code: text("code").primaryKey(),
    areaCode: text("area_code", { enum: AREAS })
      .notNull()
      .references(() => reformAreas.code),
    title: text("title").notNull(),
    description: text("description").notNull(),
    nature: text("nature", { enum: NATURES }).notNull(),
    basis: text("basis", { enum: BASES }).notNull().default("de_facto"),
    resultLevel: text("result_level").notNull(),
    indicator: text("indicator").notNull(),
    /** The unit of a quantity; null where a scale measures. */
    unit: text("unit"),
    scaleId: bigint("scale_id", { mode: "number" }).references(() => scales.id),
    /** Where partners typically start: a span, both ends equal where the catalogue names one value. */
    baselineLow: quantity("baseline_low").notNull(),
    baselineHigh: quantity("baseline_high").notNull(),
    target: quantity("target").notNull(),
    meansOfVerification: text("means_of_verification").notNull(),
    typicalMonths: smallint("typical_months").notNull(),
    relatedFramework: text("related_framework").notNull(),
    riskArea: text("risk_area"),
    evidenceTypes: text("evidence_types", { enum: EVIDENCE_TYPES }).array().notNull(),
    /** Since when it is no longer offered; on milestones that came from it, it stays. */
    retiredAt: moment("retired_at"),
    /** An administrator added or changed it: the reference files leave it as it is. */
    isOwn: boolean("is_own").notNull().default(false),
    version: integer("version").notNull().default(1),
    requestKey: uuid("request_key").unique("milestone_templates_request_applies_once"),
  },
  (table) => [
    check("milestone_templates_nature_is_known", oneOf(table.nature, NATURES)),
    check("milestone_templates_basis_is_known", oneOf(table.basis, BASES)),
    check(
      "milestone_templates_measured_one_way",
      sql`(${table.nature} = 'milestone') = (${table.scaleId} is not null) and (${table.scaleId} is null) = (${table.unit} is not null)`,
    ),
    check("milestone_templates_baseline_is_a_span", sql`${table.baselineLow} <= ${table.baselineHigh}`),
    foreignKey({
      name: "milestone_templates_target_is_a_stage",
      columns: [table.scaleId, table.target],
      foreignColumns: [scaleStages.scaleId, scaleStages.value],
    }),
  ],
);
