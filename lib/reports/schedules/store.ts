import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@/db/client";
import {
  milestones,
  partners,
  people,
  reportScheduleRecipients as recipientsTable,
  reportSchedules as schedules,
} from "@/db/schema";
import { can, rolesThatMay } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/viewer";
import { notFound, Refusal } from "@/lib/errors";
import { reportChoicesSchema } from "@/lib/reports/schemas";

export type ReportChoices = z.infer<typeof reportChoicesSchema>;

/** The schedules that somebody sees: their own and those that are sent to them, administrators all. */
export function visibleSchedule(viewer: Viewer): SQL {
  if (can(viewer, "schedule.end_any")) return sql`true`;
  return sql`(${schedules.ownerId} = ${viewer.personId}::uuid or exists (
    select from ${recipientsTable} r
    where r.schedule_id = ${schedules.id} and r.person_id = ${viewer.personId}::uuid and r.removed_at is null))`;
}

/** Who may be sent a report: whoever could take it away themselves. */
export const mayReceive = and(
  inArray(people.role, rolesThatMay("figures.export")),
  isNull(people.deactivatedAt),
);

/** A schedule of which a command is about to change something. */
export async function readSchedule(tx: Transaction, viewer: Viewer, id: number) {
  const [found] = await tx
    .select()
    .from(schedules)
    .where(and(eq(schedules.id, id), visibleSchedule(viewer)));
  if (found === undefined) throw notFound();
  const chosen = await tx
    .select({ id: recipientsTable.personId })
    .from(recipientsTable)
    .where(and(eq(recipientsTable.scheduleId, id), isNull(recipientsTable.removedAt)))
    .orderBy(recipientsTable.personId);
  const choices = reportChoicesSchema.parse(found.choices);
  return { ...found, choices, recipients: chosen.map(({ id: personId }) => personId) };
}
export type KeptSchedule = Awaited<ReturnType<typeof readSchedule>>;

/** What the trail keeps of a schedule. When it comes next follows from it. */
export function auditedSchedule({
  choices,
  scheduledDay,
  rhythm,
  weekday,
  hour,
  timeZone,
  state,
  recipients,
}: Pick<
  KeptSchedule,
  "choices" | "scheduledDay" | "rhythm" | "weekday" | "hour" | "timeZone" | "state" | "recipients"
>) {
  // In one order, whichever way it came: what is the same reads the same.
  const { kind, subject, sections, title, addressee, foreword, language, format } = choices;
  return {
    ...{ kind, subject, sections, title, addressee, foreword, language, format },
    ...{ scheduledDay, rhythm, weekday, hour, timeZone, state, recipients },
  };
}

/** Sends the schedule to these people instead of those before. Whoever has stopped it for themselves stays so. */
export async function chooseRecipients(
  tx: Transaction,
  scheduleId: number,
  before: readonly string[],
  wanted: readonly string[],
): Promise<void> {
  const gone = before.filter((id) => !wanted.includes(id));
  const added = wanted.filter((id) => !before.includes(id));
  if (gone.length > 0)
    await tx
      .update(recipientsTable)
      .set({ removedAt: new Date() })
      .where(and(eq(recipientsTable.scheduleId, scheduleId), inArray(recipientsTable.personId, gone)));
  if (added.length === 0) return;
  const allowed = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, added), mayReceive));
  if (allowed.length < added.length)
    throw new Refusal("refused", "schedule.recipients.not_allowed", "recipients");
  // The columns that the application may write are named: it has no right to the key.
  await tx.execute(sql`
    insert into report_schedule_recipients (schedule_id, person_id)
    select ${scheduleId}, jsonb_array_elements_text(${JSON.stringify(added)}::jsonb)::uuid
    on conflict (schedule_id, person_id) do update set removed_at = null`);
}

/** Refuses a report on something that there is not. */
export async function refuseUnknownSubject(tx: Transaction, { kind, subject }: ReportChoices): Promise<void> {
  if (subject === "") return;
  const [found] =
    kind === "milestone"
      ? await tx.select({ id: milestones.id }).from(milestones).where(eq(milestones.code, subject))
      : await tx.select({ id: partners.iso3 }).from(partners).where(eq(partners.iso3, subject));
  if (found === undefined) throw new Refusal("invalid", "schedule.subject.unknown");
}
