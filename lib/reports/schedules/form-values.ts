import type { FormValues } from "@/lib/forms/constants";
import type { Schedule } from "@/lib/reports/schedules/queries";

/** A schedule as its form has it; what is ticked is given to the form apart. */
export function scheduleValues(schedule: Schedule): FormValues {
  const { kind, subject, title, addressee, foreword, language, format } = schedule.choices;
  return {
    ...{ id: String(schedule.id), version: String(schedule.version) },
    ...{ kind, subject, title, addressee, foreword, language, format },
    scheduledDay: schedule.scheduledDay,
    rhythm: schedule.rhythm,
    weekday: String(schedule.weekday ?? 1),
    hour: String(schedule.hour),
    timeZone: schedule.timeZone,
  };
}
