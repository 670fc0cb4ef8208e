/** A day as the record keeps it: 'YYYY-MM-DD'. Text, so that no time zone ever moves a deadline. */
export type Day = string;

const MILLISECONDS_A_DAY = 86_400_000;

/** The day as a count of days since 1970-01-01; refuses what is not a day of the calendar. */
export function dayNumber(day: Day): number {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  const count = instant / MILLISECONDS_A_DAY;
  // Some engines read 30 February as 2 March: only a day that comes back unchanged is one.
  if (Number.isNaN(count) || dayFromNumber(count) !== day) throw new RangeError(`not a day: ${day}`);
  return count;
}

/** Whether a text is a day of the calendar. */
export function isDay(text: string): boolean {
  try {
    dayNumber(text);
    return true;
  } catch {
    return false;
  }
}

/** The day that lies so many days after 1970-01-01. */
export function dayFromNumber(count: number): Day {
  return new Date(count * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

/** How many days `to` lies after `from`; negative when it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** The same day so many months later; the last of the month where that month has no such day. */
export function monthsLater(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const later = Date.UTC(year, month - 1 + months, 1);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const first = new Date(later).toISOString().slice(0, 10);
  return dayFromNumber(dayNumber(first) + Math.min(date, lastDate) - 1);
}
