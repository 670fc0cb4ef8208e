import "server-only";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { asViewer } from "@/db/client";
import {
  partners,
  people,
  reportScheduleRecipients as recipientsTable,
  reportSchedules as schedules,
} from "@/db/schema";
import { can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/viewer";
import { reportChoicesSchema } from "@/lib/reports/schemas";
import {
  DELIVERY_REASONS,
  DELIVERY_STATES,
  RUN_STATES,
  RUNS_PAGE_SIZE,
  SCHEDULES_PAGE_SIZE,
} from "@/lib/reports/schedules/constants";
import { mayReceive, visibleSchedule } from "@/lib/reports/schedules/store";

/** The last run of a schedule, by its moment. */
const lastRun = sql`(
  select r.state from report_schedule_runs r where r.schedule_id = ${schedules.id} order by r.due_at desc limit 1)`;

const columns = (viewer: Viewer) => ({
  id: schedules.id,
  choices: schedules.choices,
  /** Of the partner that it is about, ISO 3166-1 alpha-2; null where it is about none. */
  country: partners.iso2,
  scheduledDay: schedules.scheduledDay,
  rhythm: schedules.rhythm,
  weekday: schedules.weekday,
  hour: schedules.hour,
  timeZone: schedules.timeZone,
  state: schedules.state,
  nextAt: schedules.nextAt,
  version: schedules.version,
  owner: people.name,
  isOwn: sql<boolean>`${schedules.ownerId} = ${viewer.personId}::uuid`,
});

const itsPartner = eq(partners.iso3, sql`${schedules.choices} ->> 'subject'`);

/** One page of the schedules that the viewer sees, those that go on first and of these the next one; and how many there are. */
export async function listSchedules(viewer: Viewer, page: number) {
  if (!can(viewer, "schedule.keep")) return { rows: [], total: 0 };
  return asViewer(viewer, async (tx) => {
    const rows = await tx
      .select({
        ...columns(viewer),
        lastState: sql`${lastRun}`.mapWith((state: unknown) => z.enum(RUN_STATES).nullable().parse(state)),
        total: sql<number>`count(*) over ()`.mapWith(Number),
      })
      .from(schedules)
      .leftJoin(people, eq(people.id, schedules.ownerId))
      .leftJoin(partners, itsPartner)
      .where(visibleSchedule(viewer))
      .orderBy(sql`${schedules.state} = 'ended'`, sql`${schedules.nextAt} nulls last`, asc(schedules.id))
      .limit(SCHEDULES_PAGE_SIZE)
      .offset((page - 1) * SCHEDULES_PAGE_SIZE);
    return {
      rows: rows.map((row) => ({ ...row, choices: reportChoicesSchema.parse(row.choices) })),
      total: rows[0]?.total ?? 0,
    };
  });
}
export type ListedSchedule = Awaited<ReturnType<typeof listSchedules>>["rows"][number];

/** A schedule with its recipients by name; null when there is none that the viewer sees. */
export async function getSchedule(viewer: Viewer, id: number) {
  if (!can(viewer, "schedule.keep")) return null;
  return asViewer(viewer, async (tx) => {
    const [found] = await tx
      .select(columns(viewer))
      .from(schedules)
      .leftJoin(people, eq(people.id, schedules.ownerId))
      .leftJoin(partners, itsPartner)
      .where(and(eq(schedules.id, id), visibleSchedule(viewer)));
    if (found === undefined) return null;
    const recipients = await tx
      .select({
        id: people.id,
        name: people.name,
        // As a run would find them now.
        mayReceive: sql<boolean>`${mayReceive}`,
        stoppedAt: recipientsTable.stoppedAt,
      })
      .from(recipientsTable)
      .innerJoin(people, eq(people.id, recipientsTable.personId))
      .where(and(eq(recipientsTable.scheduleId, id), isNull(recipientsTable.removedAt)))
      .orderBy(sql`lower(${people.name})`, asc(people.id));
    return { ...found, choices: reportChoicesSchema.parse(found.choices), recipients };
  });
}
export type Schedule = NonNullable<Awaited<ReturnType<typeof getSchedule>>>;

/** Everybody to whom a report can be sent, by name. */
export async function listPossibleRecipients(viewer: Viewer) {
  if (!can(viewer, "schedule.keep")) return [];
  return asViewer(viewer, (tx) =>
    tx
      .select({ id: people.id, name: people.name, role: people.role })
      .from(people)
      .where(mayReceive)
      .orderBy(sql`lower(${people.name})`, asc(people.id)),
  );
}

/** The time zone that the viewer chose last; `UTC` until then. */
export async function getLastTimeZone(viewer: Viewer): Promise<string> {
  const [last] = await asViewer(viewer, (tx) =>
    tx
      .select({ timeZone: schedules.timeZone })
      .from(schedules)
      .where(eq(schedules.ownerId, viewer.personId))
      .orderBy(sql`${schedules.id} desc`)
      .limit(1),
  );
  return last?.timeZone ?? "UTC";
}

const runRow = z.object({
  id: z.coerce.number(),
  dueAt: z.coerce.date(),
  state: z.enum(RUN_STATES),
  attempts: z.number(),
  tryAt: z.coerce.date().nullable(),
  finishedAt: z.coerce.date().nullable(),
  total: z.coerce.number(),
  deliveries: z.array(
    z.object({
      name: z.string(),
      state: z.enum(DELIVERY_STATES),
      reason: z.enum(DELIVERY_REASONS).nullable(),
      sentAt: z.coerce.date().nullable(),
      size: z.number().nullable(),
      checkCode: z.string().nullable(),
    }),
  ),
});
export type ScheduleRun = z.infer<typeof runRow>;

/** One page of the runs of a schedule, the latest first, each with what became of it for every recipient. */
export async function listScheduleRuns(viewer: Viewer, scheduleId: number, page: number) {
  if (!can(viewer, "schedule.keep")) return { rows: [], total: 0 };
  return asViewer(viewer, async (tx) => {
    const found = await tx.execute(sql`
      select r.id, r.due_at as "dueAt", r.state, r.attempts, r.try_at as "tryAt", r.finished_at as "finishedAt", count(*) over () as total,
             (select coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'state', d.state, 'reason', d.reason, 'sentAt', d.sent_at,
                                                           'size', d.size, 'checkCode', d.check_code) order by lower(p.name), p.id), '[]')
              from report_deliveries d join people p on p.id = d.person_id where d.run_id = r.id) as deliveries
      from report_schedule_runs r join ${schedules} on ${schedules.id} = r.schedule_id
      where r.schedule_id = ${scheduleId} and ${visibleSchedule(viewer)}
      order by r.due_at desc limit ${RUNS_PAGE_SIZE} offset ${(page - 1) * RUNS_PAGE_SIZE}`);
    const rows = z.array(runRow).parse([...found]);
    return { rows, total: rows[0]?.total ?? 0 };
  });
}
