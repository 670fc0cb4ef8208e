/** Values of scheduled reports that the browser may import too. */

export const RHYTHMS = ["quarterly", "monthly", "weekly"] as const;
export type RhythmKind = (typeof RHYTHMS)[number];

/** Days of a week as ISO 8601 counts them: 1 is Monday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** The day that a scheduled report is about, seen from the day on which it is sent. */
export const SCHEDULED_DAYS = ["sending", "quarter_end"] as const;

export const SCHEDULE_STATES = ["active", "paused", "ended"] as const;
export type ScheduleState = (typeof SCHEDULE_STATES)[number];

/** A run is `open` until each of its recipients was sent the report or will not be sent it any more. */
export const RUN_STATES = ["open", "sent", "partly", "failed"] as const;
export type RunState = (typeof RUN_STATES)[number];

/** `handing` stands from before a mail is handed over until the mail server has answered. */
export const DELIVERY_STATES = ["waiting", "handing", "sent", "refused", "failed"] as const;

/** Why somebody is not sent a report, ever (`refused`), or was not with the last attempt (`failed`). */
export const REFUSALS = [
  "closed",
  "role",
  "demonstration",
  "content",
  "owner",
  "stopped",
  "removed",
  "ended",
] as const;
export const FAULTS = ["address", "mail_server", "report", "unclear"] as const;
export type Refused = (typeof REFUSALS)[number];

/** Of these nobody has to be told: the recipient or the owner wished it so. */
export const WISHED: readonly string[] = ["stopped", "removed", "ended"] satisfies Refused[];
export const DELIVERY_REASONS = [...REFUSALS, ...FAULTS] as const;
export type DeliveryReason = (typeof DELIVERY_REASONS)[number];

/** How often a run is tried, and how long after each attempt the next one comes, in minutes. */
export const ATTEMPTS = 3;
export const PAUSES = [5, 30] as const;

/** A larger file is not attached: the mail has a link by which its reader has it made. */
export const ATTACHED_AT_MOST = 10 * 1024 * 1024;

export const RECIPIENTS_AT_MOST = 50;
export const SCHEDULES_AT_MOST = 50;
export const SCHEDULES_PAGE_SIZE = 25;
export const RUNS_PAGE_SIZE = 20;

export const SCHEDULES = "/reports/schedules";
export const NEW_SCHEDULE = "/reports/schedules/new";
