import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  ATTEMPTS,
  DELIVERY_REASONS,
  DELIVERY_STATES,
  RHYTHMS,
  RUN_STATES,
  SCHEDULE_STATES,
  SCHEDULED_DAYS,
} from "@/lib/reports/schedules/constants";
import { moment, oneOf } from "./columns";
import { people } from "./people";

/** Reports that somebody has sent at settled moments: what they show, when, and by the clocks of which time zone. */
export const reportSchedules = pgTable(
  "report_schedules",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => people.id),
    /** What is chosen of a report but for its days (`reportChoicesSchema`). */
    choices: jsonb("choices").notNull(),
    scheduledDay: text("scheduled_day", { enum: SCHEDULED_DAYS }).notNull(),
    rhythm: text("rhythm", { enum: RHYTHMS }).notNull(),
    /** Of a weekly one: 1 is Monday. */
    weekday: smallint("weekday"),
    hour: smallint("hour").notNull(),
    timeZone: text("time_zone").notNull(),
    state: text("state", { enum: SCHEDULE_STATES }).notNull().default("active"),
    /** When it is sent next, while it is active. It moves with each run, which is no change of the schedule and leaves its version. */
    nextAt: moment("next_at"),
    createdAt: moment("created_at").notNull().defaultNow(),
    version: integer("version").notNull().default(1),
    requestKey: uuid("request_key").unique("report_schedules_request_applies_once"),
    lastRequest: text("last_request"),
  },
  (table) => [
    check("report_schedules_rhythm_is_known", oneOf(table.rhythm, RHYTHMS)),
    check("report_schedules_day_is_known", oneOf(table.scheduledDay, SCHEDULED_DAYS)),
    check("report_schedules_state_is_known", oneOf(table.state, SCHEDULE_STATES)),
    check(
      "report_schedules_weekly_ones_have_a_weekday",
      sql`(${table.rhythm} = 'weekly') = (${table.weekday} is not null) and coalesce(${table.weekday}, 1) between 1 and 7`,
    ),
    check("report_schedules_hour_is_one", sql`${table.hour} between 0 and 23`),
    check("report_schedules_zone_is_a_name", sql`${table.timeZone} ~ '^[A-Za-z][A-Za-z0-9_+/-]{1,60}$'`),
    check(
      "report_schedules_active_ones_go_on",
      sql`(${table.state} = 'active') = (${table.nextAt} is not null)`,
    ),
    index("report_schedules_owner").on(table.ownerId, table.id),
    index("report_schedules_due")
      .on(table.nextAt)
      .where(sql`${table.state} = 'active'`),
  ],
);

/**
 * To whom a schedule is sent. A row stays when its person is chosen no longer, so that whoever has stopped it for themselves has done
 * so for good, whatever its owner chooses later.
 */
export const reportScheduleRecipients = pgTable(
  "report_schedule_recipients",
  {
    scheduleId: bigint("schedule_id", { mode: "number" })
      .notNull()
      .references(() => reportSchedules.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    removedAt: moment("removed_at"),
    /** Stopped by the recipient. */
    stoppedAt: moment("stopped_at"),
    /** The key with which the link of a mail stops it. */
    stopKey: uuid("stop_key").notNull().defaultRandom(),
  },
  (table) => [
    primaryKey({ name: "report_schedule_recipients_pkey", columns: [table.scheduleId, table.personId] }),
    index("report_schedule_recipients_person").on(table.personId),
    uniqueIndex("report_schedule_recipients_key_is_unique").on(table.stopKey),
  ],
);

/** The moments at which a schedule was due, each once, and what became of them. */
export const reportScheduleRuns = pgTable(
  "report_schedule_runs",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    scheduleId: bigint("schedule_id", { mode: "number" })
      .notNull()
      .references(() => reportSchedules.id),
    dueAt: moment("due_at").notNull(),
    /** Of which moment its reports are: that of the first attempt, so that everybody gets the same figures. */
    madeAt: moment("made_at").notNull(),
    state: text("state", { enum: RUN_STATES }).notNull().default("open"),
    attempts: integer("attempts").notNull().default(0),
    /** When it is tried next, while it is open. */
    tryAt: moment("try_at"),
    finishedAt: moment("finished_at"),
  },
  (table) => [
    unique("report_schedule_runs_each_moment_once").on(table.scheduleId, table.dueAt),
    check("report_schedule_runs_state_is_known", oneOf(table.state, RUN_STATES)),
    check(
      "report_schedule_runs_open_ones_go_on",
      sql`(${table.state} = 'open') = (${table.tryAt} is not null) and (${table.state} = 'open') = (${table.finishedAt} is null)`,
    ),
    check(
      "report_schedule_runs_end_after_their_attempts",
      sql`${table.attempts} between 0 and ${sql.raw(String(ATTEMPTS))}`,
    ),
    index("report_schedule_runs_open")
      .on(table.tryAt)
      .where(sql`${table.state} = 'open'`),
  ],
);

/** What became of a run for each recipient. */
export const reportDeliveries = pgTable(
  "report_deliveries",
  {
    runId: bigint("run_id", { mode: "number" })
      .notNull()
      .references(() => reportScheduleRuns.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    state: text("state", { enum: DELIVERY_STATES }).notNull().default("waiting"),
    /** Why it was refused, has failed, or has not been sent with the last attempt. */
    reason: text("reason", { enum: DELIVERY_REASONS }),
    fileName: text("file_name"),
    size: integer("size"),
    checkCode: text("check_code"),
    sentAt: moment("sent_at"),
  },
  (table) => [
    primaryKey({ name: "report_deliveries_pkey", columns: [table.runId, table.personId] }),
    index("report_deliveries_person").on(table.personId),
    check("report_deliveries_state_is_known", oneOf(table.state, DELIVERY_STATES)),
    check("report_deliveries_reason_is_known", oneOf(table.reason, DELIVERY_REASONS)),
    check(
      "report_deliveries_say_what_was_sent",
      sql`(${table.state} = 'sent') = (${table.sentAt} is not null) and (${table.state} not in ('handing', 'sent') or ${table.checkCode} is not null)`,
    ),
    check(
      "report_deliveries_say_why_not",
      sql`case ${table.state} when 'refused' then ${table.reason} is not null when 'failed' then ${table.reason} is not null when 'waiting' then true else ${table.reason} is null end`,
    ),
  ],
);
