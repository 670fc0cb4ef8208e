import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import { z } from "zod";
import { asSystem, type Transaction } from "@/db/client";
import {
  reportDeliveries as deliveries,
  reportScheduleRecipients as recipientsTable,
  reportScheduleRuns as runs,
  reportSchedules as schedules,
} from "@/db/schema";
import { can } from "@/lib/auth/permissions";
import { LANGUAGES, ROLES } from "@/lib/people/constants";
import { reportChoicesSchema } from "@/lib/reports/schemas";
import { ATTEMPTS, type DeliveryReason, type RunState, WISHED } from "@/lib/reports/schedules/constants";
import type { Standing } from "@/lib/reports/schedules/rights";
import { lastMoment, nextAttempt, nextMoment } from "@/lib/reports/schedules/rules";

// The rows of runs, as the installation itself writes them: their schedule is somebody's, what becomes of them is nobody's to say.

/** Opens a run for every schedule that is due. What was missed, while nothing ran, is made up for once. */
export async function openDueRuns(now: Date): Promise<void> {
  const due = await asSystem((tx) =>
    tx
      .select({ id: schedules.id })
      .from(schedules)
      .where(and(eq(schedules.state, "active"), lte(schedules.nextAt, now)))
      .orderBy(asc(schedules.nextAt)),
  );
  for (const { id } of due) await asSystem((tx) => openRun(tx, id, now));
}

async function openRun(tx: Transaction, id: number, now: Date): Promise<void> {
  const [schedule] = await tx
    .select()
    .from(schedules)
    .where(and(eq(schedules.id, id), eq(schedules.state, "active"), lte(schedules.nextAt, now)))
    .for("update");
  // Paused, moved or opened by somebody else meanwhile.
  if (schedule === undefined || schedule.nextAt === null) return;
  const dueAt = lastMoment(schedule, schedule.nextAt, now);
  const [run] = await tx
    .insert(runs)
    .values({ scheduleId: id, dueAt, madeAt: new Date(), tryAt: now })
    .onConflictDoNothing()
    .returning({ id: runs.id });
  if (run !== undefined)
    await tx.insert(deliveries).select(
      tx
        .select({
          runId: sql<number>`${run.id}::bigint`.as("run_id"),
          personId: recipientsTable.personId,
          state: sql`'waiting'`.as("state"),
          reason: sql`null`.as("reason"),
          fileName: sql`null`.as("file_name"),
          size: sql`null::int`.as("size"),
          checkCode: sql`null`.as("check_code"),
          sentAt: sql`null::timestamptz`.as("sent_at"),
        })
        .from(recipientsTable)
        .where(
          and(
            eq(recipientsTable.scheduleId, id),
            isNull(recipientsTable.removedAt),
            isNull(recipientsTable.stoppedAt),
          ),
        ),
    );
  await tx
    .update(schedules)
    .set({ nextAt: nextMoment(schedule, now) })
    .where(eq(schedules.id, id));
}

/** The runs that are to be tried, the longest due first. */
export async function listRunsToTry(now: Date): Promise<number[]> {
  const found = await asSystem((tx) =>
    tx
      .select({ id: runs.id })
      .from(runs)
      .where(and(eq(runs.state, "open"), lte(runs.tryAt, now)))
      .orderBy(asc(runs.tryAt), asc(runs.id)),
  );
  return found.map(({ id }) => id);
}

/**
 * Begins an attempt. What an attempt that died had handed over without learning the answer is not sent again: rather once too rarely than
 * twice. One that died at its last attempt has no other.
 */
export function beginAttempt(runId: number) {
  return asSystem(async (tx) => {
    const ofRun = eq(deliveries.runId, runId);
    await tx
      .update(deliveries)
      .set({ state: "failed", reason: "unclear" })
      .where(and(ofRun, eq(deliveries.state, "handing")));
    const begun = await tx
      .update(runs)
      .set({ attempts: sql`${runs.attempts} + 1` })
      .where(and(eq(runs.id, runId), eq(runs.state, "open"), sql`${runs.attempts} < ${ATTEMPTS}`))
      .returning({ id: runs.id });
    if (begun.length === 0) return null;
    const [run] = await tx
      .select({
        id: runs.id,
        scheduleId: runs.scheduleId,
        dueAt: runs.dueAt,
        madeAt: runs.madeAt,
        choices: schedules.choices,
        scheduledDay: schedules.scheduledDay,
        timeZone: schedules.timeZone,
        ownerName: sql<string>`(select p.name from people p where p.id = ${schedules.ownerId})`,
      })
      .from(runs)
      .innerJoin(schedules, eq(schedules.id, runs.scheduleId))
      .where(eq(runs.id, runId));
    if (run === undefined) throw new Error("a run that was begun is not there");
    const waiting = await tx
      .select({ personId: deliveries.personId })
      .from(deliveries)
      .where(and(ofRun, eq(deliveries.state, "waiting")))
      .orderBy(deliveries.personId);
    return {
      ...run,
      choices: reportChoicesSchema.parse(run.choices),
      waiting: waiting.map(({ personId }) => personId),
    };
  });
}
export type Attempt = NonNullable<Awaited<ReturnType<typeof beginAttempt>>>;

const standingRow = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  language: z.enum(LANGUAGES).nullable(),
  partners: z.array(z.string()),
  closed: z.boolean(),
  demonstration: z.boolean(),
  removed: z.boolean(),
  stopped: z.boolean(),
  stopKey: z.uuid(),
  schedule: z.enum(["active", "paused", "ended"]),
  ownerRole: z.enum(ROLES),
  ownerClosed: z.boolean(),
});

/** How a recipient stands to a run at this moment, and the key with which they stop it. */
export async function readStanding(
  tx: Transaction,
  runId: number,
  personId: string,
): Promise<Standing & { stopKey: string }> {
  const [row] = await tx.execute(sql`
    select p.id, p.name, p.email, p.role, p.language, p.deactivated_at is not null as closed, p.is_demonstration as demonstration,
           array(select a.partner_iso3 from assignments a where a.person_id = p.id order by 1) as partners,
           c.removed_at is not null as removed, c.stopped_at is not null as stopped, c.stop_key as "stopKey",
           s.state as schedule, o.role as "ownerRole", o.deactivated_at is not null as "ownerClosed"
    from report_schedule_runs r
    join report_schedules s on s.id = r.schedule_id
    join people o on o.id = s.owner_id
    join report_schedule_recipients c on c.schedule_id = s.id and c.person_id = ${personId}::uuid
    join people p on p.id = c.person_id
    where r.id = ${runId}`);
  const { id, name, email, role, language, partners, ...found } = standingRow.parse(row);
  const owner = { personId: "", name: "", email: "", role: found.ownerRole, language: null, partners: [] };
  return {
    viewer: { personId: id, name, email, role, language, partners },
    isClosed: found.closed,
    isDemonstration: found.demonstration,
    isRemoved: found.removed,
    hasStopped: found.stopped,
    schedule: found.schedule,
    ownerMay: !found.ownerClosed && can(owner, "schedule.keep"),
    stopKey: found.stopKey,
  };
}

/** Keeps what became of a delivery; of one that waits again, why it was not sent this time. */
export function settle(
  runId: number,
  personId: string,
  outcome: { state: "waiting" | "refused" | "failed"; reason: DeliveryReason } | { state: "sent" },
): Promise<void> {
  const change =
    outcome.state === "sent"
      ? { state: outcome.state, sentAt: new Date(), reason: null }
      : { state: outcome.state, reason: outcome.reason };
  return asSystem(async (tx) => {
    await tx
      .update(deliveries)
      .set(change)
      .where(and(eq(deliveries.runId, runId), eq(deliveries.personId, personId)));
  });
}

const tally = z.tuple([
  z.object({ attempts: z.number(), waiting: z.number(), sent: z.number(), unwished: z.number() }),
]);

/**
 * Ends an attempt: what waits is tried again later, and fails after the last one. Of a run that did not reach everybody its owner is told;
 * where that one may no longer see it, the administrators.
 */
export function endAttempt(runId: number, now: Date): Promise<void> {
  return asSystem(async (tx) => {
    const wished = sql.raw(WISHED.map((reason) => `'${reason}'`).join(", "));
    const read = async () =>
      tally.parse([
        ...(await tx.execute(sql`
          select r.attempts, count(*) filter (where d.state = 'waiting')::int as waiting,
                 count(*) filter (where d.state = 'sent')::int as sent,
                 count(*) filter (where d.state in ('refused', 'failed') and d.reason not in (${wished}))::int as unwished
          from report_schedule_runs r left join report_deliveries d on d.run_id = r.id
          where r.id = ${runId} group by r.id`)),
      ])[0];
    const before = await read();
    const tryAt = before.waiting === 0 ? null : nextAttempt(before.attempts, now);
    if (tryAt !== null) {
      await tx.update(runs).set({ tryAt }).where(eq(runs.id, runId));
      return;
    }
    await tx
      .update(deliveries)
      .set({ state: "failed", reason: sql`coalesce(${deliveries.reason}, 'report')` })
      .where(and(eq(deliveries.runId, runId), eq(deliveries.state, "waiting")));
    const { sent, unwished } = await read();
    const state: RunState = sent === 0 ? "failed" : unwished === 0 ? "sent" : "partly";
    await tx.update(runs).set({ state, tryAt: null, finishedAt: new Date() }).where(eq(runs.id, runId));
    if (unwished > 0) await tellOfFailure(tx, runId);
  });
}

async function tellOfFailure(tx: Transaction, runId: number): Promise<void> {
  await tx.execute(sql`
    with told as (
      select s.id as schedule_id, o.id as owner_id, o.deactivated_at is null and o.role in ('manager', 'admin') as owner_may
      from report_schedule_runs r join report_schedules s on s.id = r.schedule_id join people o on o.id = s.owner_id where r.id = ${runId})
    insert into notices (person_id, kind, report_schedule_id)
    select p.id, 'schedule_failed', told.schedule_id
    from told join people p on case when told.owner_may then p.id = told.owner_id else p.role = 'admin' and p.deactivated_at is null end`);
}
