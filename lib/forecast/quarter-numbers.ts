import { dayFromNumber, dayNumber } from "@/lib/periods/days";
import type { Quarter } from "@/lib/periods/rules";

// Whoever goes through years of history counts days since 1970 and quarters since the year 0: text would cost a hundred times as much.

/** The quarter in which a day lies, counted since the year 0. */
export function quarterNumber(day: number): number {
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 4 + Math.floor(date.getUTCMonth() / 3);
}

/** The quarter of that number by its name. */
export function quarterFromNumber(number: number): Quarter {
  return dayFromNumber(firstDay(number));
}

/** The number of a quarter by its name. */
export function numberOfQuarter(quarter: Quarter): number {
  return quarterNumber(dayNumber(quarter));
}

const firstDays = new Map<number, number>();

/** The first day of the quarter of that number. */
export function firstDay(number: number): number {
  const known = firstDays.get(number);
  if (known !== undefined) return known;
  const day = Date.UTC(Math.floor(number / 4), (number % 4) * 3, 1) / 86_400_000;
  firstDays.set(number, day);
  return day;
}

/** Which third of its quarter the day lies in: its month, 0 to 2. */
export function monthOfQuarter(day: number): number {
  return new Date(day * 86_400_000).getUTCMonth() % 3;
}
