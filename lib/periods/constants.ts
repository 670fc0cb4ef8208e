/** Where a quarter stands: written to, closed, or closed once and written to again until a day. */
export const PERIOD_STATES = ["open", "locked", "reopened"] as const;
export type PeriodState = (typeof PERIOD_STATES)[number];

/** What happened to a quarter. */
export const PERIOD_EVENTS = ["closed", "reopened"] as const;

/** How long the reason for reopening a quarter may be, in characters. */
export const REOPEN_REASON_LIMIT = 2000;
