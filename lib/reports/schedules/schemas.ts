import { z } from "zod";
import { UNFIT } from "@/lib/forms/constants";
import { REPORT_KINDS } from "@/lib/reports/constants";
import { reportChoicesSchema } from "@/lib/reports/schemas";
import { RECIPIENTS_AT_MOST, RHYTHMS, SCHEDULED_DAYS } from "@/lib/reports/schedules/constants";
import { isTimeZone } from "@/lib/reports/schedules/wall-clock";

const text = z.string().default("");

/** What the form of a schedule sends. Messages are keys below `failures`. */
const formSchema = z.object({
  kind: z.enum(REPORT_KINDS),
  subject: text,
  sections: z.array(z.object({ key: z.string() })).min(1, "schedule.sections.missing"),
  title: text,
  addressee: text,
  foreword: text,
  language: text,
  format: text,
  scheduledDay: z.enum(SCHEDULED_DAYS),
  rhythm: z.enum(RHYTHMS),
  weekday: z.coerce.number().int().min(1).max(7),
  hour: z.coerce.number().int().min(0).max(23),
  timeZone: z.string().trim().refine(isTimeZone, "schedule.time_zone.unknown"),
  recipients: z
    .array(z.object({ id: z.uuid() }))
    .min(1, "schedule.recipients.missing")
    .max(RECIPIENTS_AT_MOST, "schedule.recipients.too_many"),
});

/** What is to be sent, when and to whom. */
const wishSchema = formSchema.transform(
  (
    { kind, subject, sections, title, addressee, foreword, language, format, recipients, ...when },
    context,
  ) => {
    const choices = reportChoicesSchema.safeParse({
      ...{ kind, subject, title, addressee, foreword, language, format },
      sections: sections.map(({ key }) => key),
    });
    if (!choices.success) {
      // What is too long is the one fault that somebody can type; anything else no form of ours sends.
      for (const { code, message, path } of choices.error.issues)
        context.addIssue({
          code: "custom",
          message: code === "too_big" ? message : UNFIT,
          path: path.slice(0, 1),
        });
      return z.NEVER;
    }
    return {
      choices: choices.data,
      ...when,
      weekday: when.rhythm === "weekly" ? when.weekday : null,
      recipients: [...new Set(recipients.map(({ id }) => id))].toSorted(),
    };
  },
);

const requestKey = z.uuid();
const read = {
  id: z.coerce.number().int().positive(),
  version: z.coerce.number().int().positive(),
  requestKey,
};

export const createScheduleSchema = z.object({ requestKey }).and(wishSchema);
export type CreateScheduleInput = z.infer<typeof createScheduleSchema>;

export const changeScheduleSchema = z.object(read).and(wishSchema);
export type ChangeScheduleInput = z.infer<typeof changeScheduleSchema>;

/** Pauses a schedule, takes it up again, or ends it. */
export const setScheduleStateSchema = z.object({ ...read, state: z.enum(["active", "paused", "ended"]) });
export type SetScheduleStateInput = z.infer<typeof setScheduleStateSchema>;

/** Whether one is sent the reports of a schedule to which one was chosen. */
export const receiveScheduleSchema = z.object({ id: read.id, receives: z.enum(["yes", "no"]) });
export type ReceiveScheduleInput = z.infer<typeof receiveScheduleSchema>;

/** The number in an address; one that there never is where it cannot be one. */
export const scheduleIdSchema = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).catch(0);
