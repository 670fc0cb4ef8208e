import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { NOTICE_KINDS } from "@/lib/notices/constants";
import { assessments } from "./assessments";
import { day, moment, oneOf } from "./columns";
import { comments } from "./comments";
import { milestoneProposals } from "./milestone-proposals";
import { milestones } from "./milestones";
import { people } from "./people";
import { reportJobs } from "./report-jobs";
import { reportSchedules } from "./report-schedules";

/**
 * What one person should know: mentioned in a comment, the own assessment returned or accepted (`decided`), another one
 * waiting for a decision, a re-check due; a proposal made, and what became of it; a milestone paused, withdrawn or taken up by
 * its partner; a report made in the background, or why there is none; a scheduled report that did not reach everybody. Written by
 * triggers, that of a re-check by the daily work, that of a schedule by its run; it shows while what it is about does.
 */
export const notices = pgTable(
  "notices",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    kind: text("kind", { enum: NOTICE_KINDS }).notNull(),
    /** What it is about, unless it is a proposal, a report or a schedule. */
    milestoneId: bigint("milestone_id", { mode: "number" }).references(() => milestones.id),
    proposalId: bigint("proposal_id", { mode: "number" }).references(() => milestoneProposals.id),
    reportJobId: bigint("report_job_id", { mode: "number" }).references(() => reportJobs.id),
    reportScheduleId: bigint("report_schedule_id", { mode: "number" }).references(() => reportSchedules.id),
    assessmentId: bigint("assessment_id", { mode: "number" }).references(() => assessments.id),
    commentId: bigint("comment_id", { mode: "number" }).references(() => comments.id),
    /** The day from which a re-check is due. */
    dueOn: day("due_on"),
    actorId: uuid("actor_id").references(() => people.id),
    createdAt: moment("created_at").notNull().defaultNow(),
    readAt: moment("read_at"),
    /**
     * There is nothing left to do: what waited was decided or withdrawn, the comment was deleted, the re-check was made or is
     * somebody else's now, the proposal was answered or taken back.
     */
    settledAt: moment("settled_at"),
    /** When a digest with it was handed to the mail server. */
    mailedAt: moment("mailed_at"),
  },
  (table) => [
    check("notices_kind_is_known", oneOf(table.kind, NOTICE_KINDS)),
    check(
      "notices_say_what_they_are_about",
      sql`(${table.kind} = 'mentioned') = (${table.commentId} is not null) and (${table.kind} in ('returned', 'decided', 'waiting')) = (${table.assessmentId} is not null) and (${table.kind} = 'recheck_due') = (${table.dueOn} is not null) and (${table.kind} in ('proposed', 'adopted', 'declined')) = (${table.proposalId} is not null) and (${table.kind} in ('report_ready', 'report_failed')) = (${table.reportJobId} is not null) and (${table.kind} = 'schedule_failed') = (${table.reportScheduleId} is not null) and num_nonnulls(${table.milestoneId}, ${table.proposalId}, ${table.reportJobId}, ${table.reportScheduleId}) = 1`,
    ),
    index("notices_of_a_person").on(table.personId, table.id),
    index("notices_unread")
      .on(table.personId)
      .where(sql`${table.readAt} is null and ${table.settledAt} is null`),
    index("notices_mailed").on(table.personId, table.mailedAt),
    index("notices_waiting")
      .on(table.assessmentId)
      .where(sql`${table.kind} = 'waiting' and ${table.settledAt} is null`),
    index("notices_proposed")
      .on(table.proposalId)
      .where(sql`${table.kind} = 'proposed' and ${table.settledAt} is null`),
    uniqueIndex("notices_mention_once")
      .on(table.commentId, table.personId)
      .where(sql`${table.kind} = 'mentioned'`),
    uniqueIndex("notices_recheck_once")
      .on(table.personId, table.milestoneId, table.dueOn)
      .where(sql`${table.kind} = 'recheck_due'`),
    index("notices_rechecks")
      .on(table.milestoneId)
      .where(sql`${table.kind} = 'recheck_due' and ${table.settledAt} is null`),
  ],
);

/** The days whose work was begun, so that several servers do it once. */
export const dailyWork = pgTable("daily_work", {
  day: day("day").primaryKey(),
  attempts: integer("attempts").notNull().default(0),
  finishedAt: moment("finished_at"),
  /** The digests were part of it: whoever finished it has a mail server. */
  mailed: boolean("mailed").notNull().default(false),
});
