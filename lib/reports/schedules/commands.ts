import { and, count, eq, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { reportScheduleRecipients as recipientsTable, reportSchedules as schedules } from "@/db/schema";
import { audit } from "@/lib/audit/commands";
import { type AuditAction, INSTALLATION } from "@/lib/audit/constants";
import type { Viewer } from "@/lib/auth/viewer";
import { authorize, requestOf, runCommand, waitForTwin } from "@/lib/command";
import { conflict, type Outcome, Refusal } from "@/lib/errors";
import { SCHEDULES_AT_MOST } from "@/lib/reports/schedules/constants";
import { nextMoment } from "@/lib/reports/schedules/rules";
import type {
  ChangeScheduleInput,
  CreateScheduleInput,
  ReceiveScheduleInput,
  SetScheduleStateInput,
} from "@/lib/reports/schedules/schemas";
import {
  auditedSchedule,
  chooseRecipients,
  type KeptSchedule,
  readSchedule,
  refuseUnknownSubject,
} from "@/lib/reports/schedules/store";

/**
 * Has a report sent at settled moments. Sent twice with the same request key, it is scheduled once. Fails with `forbidden`, `invalid`
 * (there is nothing of that name to report on), `refused` (a recipient who may not see it, or too many schedules).
 */
export function createSchedule(viewer: Viewer, input: CreateScheduleInput): Promise<Outcome<{ id: number }>> {
  return runCommand(viewer, async (tx) => {
    authorize(viewer, "schedule.keep");
    // One after the other, so that two windows together keep no more than there may be.
    await waitForTwin(tx, `schedules ${viewer.personId}`);
    const [repeated] = await tx
      .select({ id: schedules.id })
      .from(schedules)
      .where(eq(schedules.requestKey, input.requestKey));
    if (repeated !== undefined) return repeated;
    const { recipients, ...wish } = input;
    await refuseUnknownSubject(tx, wish.choices);
    const [kept] = await tx
      .select({ schedules: count() })
      .from(schedules)
      .where(and(eq(schedules.ownerId, viewer.personId), ne(schedules.state, "ended")));
    if ((kept?.schedules ?? 0) >= SCHEDULES_AT_MOST) throw new Refusal("refused", "schedule.too_many");

    const [added] = await tx
      .insert(schedules)
      .values({ ...wish, ownerId: viewer.personId, nextAt: nextMoment(wish, new Date()) })
      .returning({ id: schedules.id });
    if (added === undefined) throw new Error("an inserted schedule did not come back");
    await chooseRecipients(tx, added.id, [], recipients);
    await auditChange(
      tx,
      "schedule.create",
      added.id,
      null,
      auditedSchedule({ ...wish, recipients, state: "active" }),
    );
    return added;
  });
}

/** Changes what one's own schedule sends, when and to whom. Fails as making one does, and with `not_found`, `conflict`, `refused` (it has ended). */
export function changeSchedule(viewer: Viewer, input: ChangeScheduleInput): Promise<Outcome<{ id: number }>> {
  return runCommand(viewer, async (tx) => {
    authorize(viewer, "schedule.keep");
    const before = await readSchedule(tx, viewer, input.id);
    if (before.ownerId !== viewer.personId) throw new Refusal("forbidden", "schedule.not_owner");
    const lastRequest = requestOf(viewer, input);
    if (before.lastRequest === lastRequest) return { id: before.id };
    refuseStale(before, input.version);
    const { id: _id, version: _version, requestKey: _key, recipients, ...wish } = input;
    await refuseUnknownSubject(tx, wish.choices);
    const [was, will] = [
      auditedSchedule(before),
      auditedSchedule({ ...wish, recipients, state: before.state }),
    ];
    if (JSON.stringify(was) === JSON.stringify(will)) return { id: before.id };
    await write(tx, before, {
      ...wish,
      lastRequest,
      nextAt: before.state === "active" ? nextMoment(wish, new Date()) : null,
    });
    await chooseRecipients(tx, before.id, before.recipients, recipients);
    await auditChange(tx, "schedule.change", before.id, was, will);
    return { id: before.id };
  });
}

/**
 * Pauses one's own schedule, takes it up again, or ends it for good; an administrator ends anybody's. Fails with `not_found`,
 * `forbidden` (a colleague's), `conflict`, `refused` (it has ended).
 */
export function setScheduleState(
  viewer: Viewer,
  input: SetScheduleStateInput,
): Promise<Outcome<{ id: number }>> {
  return runCommand(viewer, async (tx) => {
    authorize(viewer, "schedule.keep");
    const before = await readSchedule(tx, viewer, input.id);
    if (before.ownerId !== viewer.personId) {
      if (input.state !== "ended") throw new Refusal("forbidden", "schedule.not_owner");
      authorize(viewer, "schedule.end_any");
    }
    const lastRequest = requestOf(viewer, input);
    if (before.lastRequest === lastRequest || before.state === input.state) return { id: before.id };
    refuseStale(before, input.version);
    const nextAt = input.state === "active" ? nextMoment(before, new Date()) : null;
    await write(tx, before, { state: input.state, nextAt, lastRequest });
    const action = ({ active: "schedule.resume", paused: "schedule.pause", ended: "schedule.end" } as const)[
      input.state
    ];
    await auditChange(tx, action, before.id, { state: before.state }, { state: input.state });
    return { id: before.id };
  });
}

/** Stops a schedule for oneself, or has it sent again, where its owner chose one as a recipient. Fails with `forbidden`, `not_found`. */
export function receiveSchedule(
  viewer: Viewer,
  input: ReceiveScheduleInput,
): Promise<Outcome<{ id: number }>> {
  return runCommand(viewer, async (tx) => {
    authorize(viewer, "schedule.keep");
    const before = await readSchedule(tx, viewer, input.id);
    if (!before.recipients.includes(viewer.personId))
      throw new Refusal("forbidden", "schedule.not_recipient");
    const stopped = input.receives === "no";
    const own = and(
      eq(recipientsTable.scheduleId, before.id),
      eq(recipientsTable.personId, viewer.personId),
      stopped ? sql`${recipientsTable.stoppedAt} is null` : sql`${recipientsTable.stoppedAt} is not null`,
    );
    const changed = await tx
      .update(recipientsTable)
      .set({ stoppedAt: stopped ? new Date() : null })
      .where(own)
      .returning({ id: recipientsTable.scheduleId });
    const said = (is: boolean) => ({ recipient: viewer.personId, stopped: is });
    if (changed.length > 0)
      await auditChange(tx, "schedule.receive", before.id, said(!stopped), said(stopped));
    return { id: before.id };
  });
}

function refuseStale(before: KeptSchedule, version: number): void {
  if (before.state === "ended") throw new Refusal("refused", "schedule.ended");
  if (before.version !== version) throw conflict();
}

async function write(
  tx: Transaction,
  before: KeptSchedule,
  change: Partial<typeof schedules.$inferInsert>,
): Promise<void> {
  const written = await tx
    .update(schedules)
    .set({ ...change, version: before.version + 1 })
    .where(and(eq(schedules.id, before.id), eq(schedules.version, before.version)))
    .returning({ id: schedules.id });
  if (written.length === 0) throw conflict();
}

async function auditChange(
  tx: Transaction,
  action: AuditAction,
  id: number,
  before: object | null,
  after: object,
): Promise<void> {
  await audit(tx, { chain: INSTALLATION, action, entity: "schedule", entityId: String(id), before, after });
}
