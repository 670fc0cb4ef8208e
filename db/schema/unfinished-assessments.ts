import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, unique, uuid } from "drizzle-orm/pg-core";
import { UNFINISHED_LIMIT } from "@/lib/unfinished/constants";
import { assessments } from "./assessments";
import { moment } from "./columns";
import { milestones } from "./milestones";
import { people } from "./people";

/** What somebody typed into the form of an assessment and has not saved: texts as they stand, checked by nobody yet. */
export const unfinishedAssessments = pgTable(
  "unfinished_assessments",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    milestoneId: bigint("milestone_id", { mode: "number" })
      .notNull()
      .references(() => milestones.id),
    /** The draft or returned assessment being revised; null for a new one. */
    assessmentId: bigint("assessment_id", { mode: "number" }).references(() => assessments.id),
    typed: jsonb("typed").notNull(),
    /** The request key of the form that it was typed into: another window has another. */
    formKey: uuid("form_key").notNull(),
    version: integer("version").notNull().default(1),
    /** When it was typed, in milliseconds by the browser's clock: orders what one form sends, which may arrive in another order. */
    typedAt: bigint("typed_at", { mode: "number" }).notNull().default(0),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (table) => [
    unique("unfinished_assessments_one_a_form")
      .on(table.personId, table.milestoneId, table.assessmentId)
      .nullsNotDistinct(),
    check("unfinished_assessments_are_fields", sql`jsonb_typeof(${table.typed}) = 'object'`),
    check(
      "unfinished_assessments_are_small",
      sql`octet_length(${table.typed}::text) <= ${sql.raw(String(UNFINISHED_LIMIT))}`,
    ),
    index("unfinished_assessments_milestone").on(table.milestoneId),
    index("unfinished_assessments_assessment").on(table.assessmentId),
  ],
);
