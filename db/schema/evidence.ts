import { sql } from "drizzle-orm";
import { bigint, check, index, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { EVIDENCE_TYPES, LONGEST_NOTE, SOURCE_RELIABILITIES } from "@/lib/evidence/constants";
import { assessments } from "./assessments";
import { evidenceTypes } from "./catalogue";
import { day, moment, oneOf } from "./columns";
import { evidenceFiles, plainName } from "./evidence-files";
import { partners } from "./partners";
import { people } from "./people";

/** What an assessment rests on, a link or a file, graded by the reliability of its source and the credibility of what it says. */
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
    url: text("url"),
    fileSha256: text("file_sha256").references(() => evidenceFiles.sha256),
    fileName: text("file_name"),
    title: text("title").notNull(),
    typeCode: text("type_code", { enum: EVIDENCE_TYPES })
      .notNull()
      .references(() => evidenceTypes.code),
    reliability: text("reliability", { enum: SOURCE_RELIABILITIES }).notNull(),
    credibility: smallint("credibility").notNull(),
    datedOn: day("dated_on"),
    note: text("note"),
    addedBy: uuid("added_by").references(() => people.id),
    addedAt: moment("added_at").notNull().defaultNow(),
    /** A mistaken one of a submitted or accepted assessment stays, struck out. */
    struckAt: moment("struck_at"),
    struckBy: uuid("struck_by").references(() => people.id),
    struckReason: text("struck_reason"),
  },
  (table) => [
    index("evidence_assessment").on(table.assessmentId),
    index("evidence_partner").on(table.partnerIso3),
    index("evidence_file")
      .on(table.fileSha256)
      .where(sql`${table.fileSha256} is not null`),
    check(
      "evidence_is_a_link_or_a_file",
      sql`(${table.url} is null) <> (${table.fileSha256} is null) and (${table.fileSha256} is null) = (${table.fileName} is null)`,
    ),
    check("evidence_file_name_is_plain", plainName(table.fileName)),
    check(
      "evidence_note_says_something",
      sql`btrim(${table.note}) <> '' and char_length(${table.note}) <= ${sql.raw(String(LONGEST_NOTE))}`,
    ),
    check(
      "evidence_struck_with_a_reason",
      sql`num_nulls(${table.struckAt}, ${table.struckBy}, ${table.struckReason}) in (0, 3) and btrim(${table.struckReason}) <> ''`,
    ),
    check("evidence_url_is_a_web_address", sql`${table.url} ~ '^https?://[^[:space:]]+$'`),
    check("evidence_title_is_not_empty", sql`btrim(${table.title}) <> ''`),
    check("evidence_reliability_is_known", oneOf(table.reliability, SOURCE_RELIABILITIES)),
    check("evidence_credibility_is_known", sql`${table.credibility} between 1 and 6`),
  ],
);
