import { sql } from "drizzle-orm";
import { bigint, check, index, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { EVIDENCE_TYPES, SOURCE_RELIABILITIES } from "@/lib/evidence/constants";
import { assessments } from "./assessments";
import { evidenceTypes } from "./catalogue";
import { day, moment, oneOf } from "./columns";
import { partners } from "./partners";
import { people } from "./people";

/** What an assessment rests on, graded by the reliability of its source and the credibility of what it says. */
export const evidence = pgTable(
  "evidence",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    assessmentId: bigint("assessment_id", { mode: "number" })
      .notNull()
      .references(() => assessments.id),
    partnerIso3: text("partner_iso3")
      .notNull()
      .references(() => partners.iso3),
    url: text("url").notNull(),
    title: text("title").notNull(),
    typeCode: text("type_code", { enum: EVIDENCE_TYPES })
      .notNull()
      .references(() => evidenceTypes.code),
    reliability: text("reliability", { enum: SOURCE_RELIABILITIES }).notNull(),
    credibility: smallint("credibility").notNull(),
    datedOn: day("dated_on"),
    addedBy: uuid("added_by").references(() => people.id),
    addedAt: moment("added_at").notNull().defaultNow(),
  },
  (table) => [
    index("evidence_assessment").on(table.assessmentId),
    index("evidence_partner").on(table.partnerIso3),
    check("evidence_url_is_a_web_address", sql`${table.url} ~ '^https?://[^[:space:]]+$'`),
    check("evidence_title_is_not_empty", sql`btrim(${table.title}) <> ''`),
    check("evidence_reliability_is_known", oneOf(table.reliability, SOURCE_RELIABILITIES)),
    check("evidence_credibility_is_known", sql`${table.credibility} between 1 and 6`),
  ],
);
