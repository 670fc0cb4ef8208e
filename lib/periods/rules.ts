import type { PeriodState } from "@/lib/periods/constants";
import { type Day, dayFromNumber, dayNumber } from "@/lib/periods/days";

/** A quarter is named by its first day, as PostgreSQL's `date_trunc('quarter', …)` gives it. */
export type Quarter = Day;

/** The year and the number 1..4 of a quarter, for labels in a reader's language. */
export function quarterParts(quarter: Quarter): { year: number; number: number } {
  dayNumber(quarter);
  return { year: Number(quarter.slice(0, 4)), number: Math.ceil(Number(quarter.slice(5, 7)) / 3) };
}

/** The quarter in which a day lies. */
export function quarterOf(day: Day): Quarter {
  const { year, number } = quarterParts(day);
  return firstDayOf(year, number);
}

/** The quarter that follows. */
export function nextQuarter(quarter: Quarter): Quarter {
  const { year, number } = quarterParts(quarter);
  return number === 4 ? firstDayOf(year + 1, 1) : firstDayOf(year, number + 1);
}

/** The last day that belongs to the quarter. */
export function lastDayOfQuarter(quarter: Quarter): Day {
  return dayFromNumber(dayNumber(nextQuarter(quarter)) - 1);
}

/** All quarters from the one of `from` to the one of `to`, both included; none when `to` lies before. */
export function quartersBetween(from: Day, to: Day): Quarter[] {
  const quarters: Quarter[] = [];
  for (let quarter = quarterOf(from); quarter <= to; quarter = nextQuarter(quarter)) quarters.push(quarter);
  return quarters;
}

/** The name of a quarter in an address: `2026-Q3`. */
export function quarterAddress(quarter: Quarter): string {
  return quarterLabel(quarter).replace(" ", "-");
}

/** The quarter that an address names, or null: of a year that the database has, and so has the quarter after it. */
export function parseQuarter(text: string): Quarter | null {
  const [, year, number] = /^((?!0000|9999)\d{4})-Q([1-4])$/.exec(text) ?? [];
  return year === undefined ? null : firstDayOf(Number(year), Number(number));
}

/** The name that sorts and reads alike everywhere: `2026 Q3`. */
export function quarterLabel(quarter: Quarter): string {
  const { year, number } = quarterParts(quarter);
  return `${String(year).padStart(4, "0")} Q${number}`;
}

/** What happened to a quarter, as far as its state asks. */
interface Happened {
  kind: "closed" | "reopened";
  untilOn: Day | null;
}

/** Where a quarter stands on a day, by the latest of what happened to it. One whose time to be reopened is over is closed again. */
export function periodState(latest: Happened | undefined, day: Day): PeriodState {
  if (latest === undefined) return "open";
  return latest.kind === "reopened" && latest.untilOn !== null && day <= latest.untilOn
    ? "reopened"
    : "locked";
}

function firstDayOf(year: number, number: number): Quarter {
  return `${String(year).padStart(4, "0")}-${String(number * 3 - 2).padStart(2, "0")}-01`;
}
