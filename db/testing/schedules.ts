import { randomUUID } from "node:crypto";
import { asInstallation } from "@/db/testing/acting";
import type { Viewer } from "@/lib/auth/viewer";

interface ScheduleWishes {
  recipients?: readonly Viewer[];
  /** What of a report is chosen otherwise than a small one on all partners. */
  choices?: Readonly<Record<string, unknown>>;
  day?: "sending" | "quarter_end";
  timeZone?: string;
  state?: "active" | "paused" | "ended";
  nextAt?: string;
}

/** A report that the person has scheduled for each Monday at seven, from a day far ahead unless wished otherwise; answers its number. */
export function newSchedule(owner: Viewer, wishes: ScheduleWishes = {}): Promise<number> {
  const { recipients = [owner], day = "sending", timeZone = "UTC", state = "active" } = wishes;
  const { nextAt = "2096-11-26T07:00:00Z" } = wishes;
  const choices = {
    ...{ kind: "portfolio", subject: "", sections: ["summary"], title: "", addressee: "", foreword: "" },
    ...{ language: "en", format: "json" },
    ...wishes.choices,
  };
  return asInstallation(async (tx) => {
    const [row] = await tx<{ id: number }[]>`
      insert into report_schedules (owner_id, choices, scheduled_day, rhythm, weekday, hour, time_zone, state, next_at, request_key)
      values (${owner.personId}, ${tx.json(choices)}, ${day}, 'weekly', 1, 7, ${timeZone}, ${state},
              ${state === "active" ? nextAt : null}, ${randomUUID()})
      returning id::int`;
    const id = row?.id ?? 0;
    for (const { personId } of recipients)
      await tx`insert into report_schedule_recipients (schedule_id, person_id) values (${id}, ${personId})`;
    return id;
  });
}

/** One more run of the schedule, a week after its last, that reached one recipient and not the other. */
export function newScheduleRun(scheduleId: number, sentTo: Viewer, refused: Viewer): Promise<void> {
  return asInstallation(async (tx) => {
    // Runs of one schedule may be made at the same time; each waits here, so that it sees the last of the others.
    await tx`select from report_schedules where id = ${scheduleId} for update`;
    const [row] = await tx<{ id: number }[]>`
      insert into report_schedule_runs (schedule_id, due_at, made_at, state, attempts, finished_at)
      select ${scheduleId}, coalesce(max(due_at), '2026-11-09T07:00:00Z') + interval '7 days', now(), 'partly', 1, now()
      from report_schedule_runs where schedule_id = ${scheduleId} returning id::int`;
    const run_id = row?.id ?? 0;
    const sent = { file_name: "portfolio-2026-11-16-en.json", size: 4711, check_code: "0123-4567-89AB-CDEF" };
    await tx`insert into report_deliveries ${tx({ run_id, person_id: sentTo.personId, state: "sent", sent_at: new Date(), ...sent })}`;
    await tx`insert into report_deliveries ${tx({ run_id, person_id: refused.personId, state: "refused", reason: "role" })}`;
  });
}

/** The key in the mails of this schedule to this person. */
export function stopKeyOf(scheduleId: number, { personId }: Viewer): Promise<string> {
  return asInstallation(async (tx) => {
    const [row] = await tx<{ key: string }[]>`
      select stop_key as key from report_schedule_recipients where schedule_id = ${scheduleId} and person_id = ${personId}`;
    return row?.key ?? "";
  });
}
