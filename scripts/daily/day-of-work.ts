import { type Day, dayFromNumber } from "@/lib/periods/days";

const HOUR_MS = 3_600_000;

/**
 * The day whose work is to be done now. It begins at the settled hour, in UTC: before that, what is left of the day before is
 * still to be done.
 */
export function dayOfWork(now: Date, hour: number): Day {
  return dayFromNumber(Math.floor((now.getTime() - hour * HOUR_MS) / (24 * HOUR_MS)));
}

/** The last try of a server to do the daily work. */
export interface Try {
  day: Day;
  at: Date;
  /** Nothing of that day is left. */
  finished: boolean;
}

/** Whether a server tries now: once a day, and each hour again while something is left. */
export function isDue(now: Date, hour: number, last: Try | null): boolean {
  if (last === null || last.day !== dayOfWork(now, hour)) return true;
  return !last.finished && now.getTime() - last.at.getTime() >= HOUR_MS;
}
