import { beforeQuarterOf } from "@/lib/changes/rules";
import { type Day, dayFromNumber, dayNumber, monthsLater } from "@/lib/periods/days";
import { nextQuarter, quarterOf } from "@/lib/periods/rules";
import { NEW_SCHEDULE, PAUSES, type RhythmKind, SCHEDULES } from "@/lib/reports/schedules/constants";
import { localDay, momentOf } from "@/lib/reports/schedules/wall-clock";

/** When reports are sent: on which days, at which full hour, by the clocks of which time zone. */
export interface Rhythm {
  rhythm: RhythmKind;
  /** Of a weekly one: 1 is Monday. */
  weekday: number | null;
  hour: number;
  timeZone: string;
}

/** The first moment of a rhythm after another one. */
export function nextMoment(rhythm: Rhythm, after: Date): Date {
  // From the day before, since an hour that is skipped late in a day comes on the next one.
  let day = firstDay(rhythm, dayFromNumber(dayNumber(localDay(rhythm.timeZone, after)) - 1));
  for (;;) {
    const moment = momentOf(rhythm.timeZone, day, rhythm.hour);
    if (moment > after) return moment;
    day = firstDay(rhythm, dayFromNumber(dayNumber(day) + 1));
  }
}

/** The next moments of a rhythm after another one. */
export function nextMoments(rhythm: Rhythm, after: Date, count: number): Date[] {
  const moments: Date[] = [];
  for (let last = after; moments.length < count; moments.push(last)) last = nextMoment(rhythm, last);
  return moments;
}

/** Of the moments from one that is due until now the last: what was missed is made up for once. */
export function lastMoment(rhythm: Rhythm, due: Date, now: Date): Date {
  let last = due;
  for (let next = nextMoment(rhythm, due); next <= now; next = nextMoment(rhythm, next)) last = next;
  return last;
}

/** The first day of a rhythm from a day on. */
function firstDay({ rhythm, weekday }: Rhythm, from: Day): Day {
  switch (rhythm) {
    case "weekly": {
      const number = dayNumber(from);
      // 1 January 1970 was a Thursday.
      const isoWeekday = ((((number + 3) % 7) + 7) % 7) + 1;
      return dayFromNumber(number + (((weekday ?? 1) - isoWeekday + 7) % 7));
    }
    case "monthly":
      return from.endsWith("-01") ? from : `${monthsLater(from, 1).slice(0, 7)}-01`;
    case "quarterly":
      return quarterOf(from) === from ? from : nextQuarter(from);
  }
}

/** The last day of the quarter before the one in which somebody in this zone is at this moment. */
export function endOfLastQuarter(timeZone: string, at: Date): Day {
  return beforeQuarterOf(localDay(timeZone, at));
}

/** When a run is tried again after so many attempts; null when it is not any more. */
export function nextAttempt(attempts: number, now: Date): Date | null {
  const pause = PAUSES[attempts - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause * 60_000);
}

/** The page of a schedule, and where it is changed. */
export function scheduleHref(id: number): string {
  return `${SCHEDULES}/${id}`;
}
export function changeScheduleHref(id: number): string {
  return `${scheduleHref(id)}/change`;
}

/** Where the report that an address asks for is put on a schedule. */
export function newScheduleHref(query: URLSearchParams): string {
  return `${NEW_SCHEDULE}?${query.toString()}`;
}

/** A full hour as clocks show it: `07:00`. */
export function hourText(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}
