import { type Day, dayFromNumber, dayNumber } from "@/lib/periods/days";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Intl objects are slow to build: one a zone is kept. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric" },
    ...{ hour: "numeric", minute: "numeric", second: "numeric" },
  });
  clocks.set(zone, made);
  return made;
}

/** Whether a text names a time zone as the IANA does: `Europe/Brussels`, `UTC`. */
export function isTimeZone(text: string): boolean {
  // An offset is none: it knows no summer.
  if (!/^[A-Za-z][\w+/-]{1,60}$/.test(text)) return false;
  try {
    clockOf(text);
    return true;
  } catch {
    return false;
  }
}

/** What the clocks of a zone show at a moment, as the milliseconds that they would be in UTC. */
function shownAt(zone: string, at: number): number {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(
    ...([part("year"), part("month") - 1, part("day")] as const),
    ...([part("hour"), part("minute"), part("second")] as const),
  );
}

const offsetAt = (zone: string, at: number) => shownAt(zone, at) - Math.floor(at / 1000) * 1000;

/** The day that a zone's calendars show at a moment. */
export function localDay(zone: string, at: Date): Day {
  return dayFromNumber(Math.floor(shownAt(zone, at.getTime()) / DAY_MS));
}

/**
 * The moment at which the clocks of a zone show this full hour of this day. An hour that comes twice, when they are put back, is meant
 * the first time; one that they skip is as much later as they were put forward. So says the calendar standard too (RFC 5545, 3.3.5).
 */
export function momentOf(zone: string, day: Day, hour: number): Date {
  const shown = dayNumber(day) * DAY_MS + hour * HOUR_MS;
  const [before, after] = [offsetAt(zone, shown - DAY_MS), offsetAt(zone, shown + DAY_MS)];
  const matching = [before, after].map((offset) => shown - offset).find((at) => shownAt(zone, at) === shown);
  return new Date(matching ?? shown - before);
}
