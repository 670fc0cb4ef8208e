import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { REPORT_FORMATS } from "@/lib/reports/constants";
import { REPORT_JOB_FAULTS, REPORT_JOB_STATES } from "@/lib/reports/jobs/constants";
import { bytes, moment, oneOf } from "./columns";
import { issuedReports } from "./issued-reports";
import { people } from "./people";

/**
 * Reports that are made in the background, each for the person who asked and nobody else. A trigger puts each into the queue, and
 * another one tells its requester what became of it. The file of a report that is done is kept for some days; one that is issued is
 * kept where all issued ones are.
 */
export const reportJobs = pgTable(
  "report_jobs",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    requesterId: uuid("requester_id")
      .notNull()
      .references(() => people.id),
    order: jsonb("made_by_order").notNull(),
    /** What was asked for before its days were filled in, as an address: asked again while it is under way, it is the same job. */
    asked: text("asked").notNull(),
    /** Minted with the form that has it issued, so that it is issued once; none where only a file is wanted. */
    requestKey: uuid("request_key").unique("report_jobs_request_applies_once"),
    title: text("title").notNull(),
    format: text("format", { enum: REPORT_FORMATS }).notNull(),
    state: text("state", { enum: REPORT_JOB_STATES }).notNull().default("waiting"),
    /** Whoever makes it holds the number of the attempt; an older one has nothing more to say. */
    attempt: integer("attempt").notNull().default(0),
    stepsDone: integer("steps_done").notNull().default(0),
    stepsAll: integer("steps_all").notNull(),
    fault: text("fault", { enum: REPORT_JOB_FAULTS }),
    fileName: text("file_name"),
    mediaType: text("media_type"),
    checkCode: text("check_code"),
    size: integer("size"),
    /** Under which it was issued, in the transaction in which it was. */
    issuedNumber: text("issued_number").references(() => issuedReports.number),
    /** None any more once it has been kept long enough. */
    content: bytes("content"),
    orderedAt: moment("ordered_at").notNull().defaultNow(),
    startedAt: moment("started_at"),
    endedAt: moment("ended_at"),
  },
  (table) => [
    uniqueIndex("report_jobs_under_way_once")
      .on(table.requesterId, sql`md5(${table.asked})`)
      .where(sql`${table.state} in ('waiting', 'running') and ${table.requestKey} is null`),
    index("report_jobs_of_a_person").on(table.requesterId, table.id),
    index("report_jobs_with_a_file")
      .on(table.endedAt)
      .where(sql`${table.content} is not null`),
    check("report_jobs_state_is_known", oneOf(table.state, REPORT_JOB_STATES)),
    check("report_jobs_format_is_known", oneOf(table.format, REPORT_FORMATS)),
    check("report_jobs_fault_is_known", oneOf(table.fault, REPORT_JOB_FAULTS)),
    check("report_jobs_fault_is_of_a_failure", sql`(${table.fault} is null) = (${table.state} <> 'failed')`),
    check(
      "report_jobs_end_when_they_are_over",
      sql`(${table.endedAt} is null) = (${table.state} in ('waiting', 'running'))`,
    ),
    check("report_jobs_steps_are_counted", sql`${table.stepsDone} between 0 and ${table.stepsAll}`),
    check(
      "report_jobs_done_has_a_file",
      sql`(${table.state} = 'done' and ${table.requestKey} is null) = (${table.fileName} is not null and ${table.mediaType} is not null and ${table.checkCode} is not null and ${table.size} is not null)`,
    ),
    check(
      "report_jobs_issued_has_a_number",
      sql`(${table.state} = 'done' and ${table.requestKey} is not null) = (${table.issuedNumber} is not null)`,
    ),
    check(
      "report_jobs_issued_keeps_no_file",
      sql`${table.requestKey} is null or num_nonnulls(${table.fileName}, ${table.mediaType}, ${table.checkCode}, ${table.size}, ${table.content}) = 0`,
    ),
    check(
      "report_jobs_content_is_of_what_is_done",
      sql`${table.content} is null or (${table.state} = 'done' and octet_length(${table.content}) = ${table.size} and ${table.size} <= 52428800)`,
    ),
    check(
      "report_jobs_texts_are_limited",
      sql`length(${table.asked}) <= 20000 and length(${table.title}) <= 300`,
    ),
  ],
);
