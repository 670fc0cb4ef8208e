import { type Day, dayFromNumber, dayNumber } from "@/lib/periods/days";

/** The day on which the demonstration stands; nothing in it is later, and nothing depends on today. */
export const FIXED_DAY: Day = "2026-11-15";

export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + Math.round(days));
}

/** The last day of the month that lies so many months after the day's own. */
export function monthEndAfter(day: Day, months: number): Day {
  const end = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) + Math.round(months), 0));
  return end.toISOString().slice(0, 10);
}

/** A moment of the working day; the minute keeps decisions of one day apart. */
export function momentOn(day: Day, hour: number, minute: number): string {
  return `${day}T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}:00Z`;
}
