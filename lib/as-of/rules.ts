import { type Day, dayFromNumber, dayNumber, isDay } from "@/lib/periods/days";

/** A day to look back at, and until when what is shown had to be known. */
export interface AsOf {
  day: Day;
  /** The moment before which it was known, or `infinity` for all that is known now. */
  knownBefore: string;
}

/** The names that the two have in addresses. */
export const AS_OF = "asOf";
export const KNOWN_AT = "knownAt";
/** What `knownAt` says for all that is known now. */
export const KNOWN_NOW = "now";

/** What is wrong with the day that an address asks for, and which of the two it is. */
export interface AsOfFault {
  field: typeof AS_OF | typeof KNOWN_AT;
  reason: "unreadable" | "future";
}

/**
 * The day that an address asks for: `?asOf=2026-06-30` by what was known at its end, `&knownAt=2026-09-30` by what was known at the
 * end of another, `&knownAt=now` by all that is known now. Null is the present: no day, or today by what is known today. A day that
 * is none, or that is still to come, is a fault.
 */
export function parseAsOf(query: URLSearchParams, today: Day): AsOf | AsOfFault | null {
  const asked = readDay(query, AS_OF, today);
  const known = query.getAll(KNOWN_AT).join() === KNOWN_NOW ? today : readDay(query, KNOWN_AT, today);
  if (typeof asked === "object") return asked;
  if (typeof known === "object") return known;
  const day = asked ?? today;
  const knownOn = known ?? day;
  return day === today && knownOn === today ? null : asOfDay(day, knownOn, today);
}

/** A day by what was known at the end of it or of another one; what is known at the end of today is all that is known now. */
export function asOfDay(day: Day, knownOn: Day, today: Day): AsOf {
  return {
    day,
    knownBefore: knownOn === today ? "infinity" : `${dayFromNumber(dayNumber(knownOn) + 1)}T00:00:00Z`,
  };
}

/** The query string that asks for a day: the other way round of reading one, empty for the present. */
export function asOfQuery(asOf: AsOf, today: Day): string {
  const knownOn = lastDayKnown(asOf);
  if (knownOn === null && asOf.day === today) return "";
  const query = new URLSearchParams({ [AS_OF]: asOf.day });
  if (knownOn !== asOf.day) query.set(KNOWN_AT, knownOn ?? KNOWN_NOW);
  return query.toString();
}

export function isFault(parsed: AsOf | AsOfFault | null): parsed is AsOfFault {
  return parsed !== null && "field" in parsed;
}

/** The last day whose knowledge counts; null when it is all that is known now. */
export function lastDayKnown({ knownBefore }: AsOf): Day | null {
  return knownBefore === "infinity" ? null : dayFromNumber(dayNumber(knownBefore.slice(0, 10)) - 1);
}

/** The day that one field of an address asks for, undefined where it asks for none, or what is wrong with it. */
export function readDay<Field extends string>(
  query: URLSearchParams,
  field: Field,
  today: Day,
): Day | undefined | { field: Field; reason: "unreadable" | "future" } {
  const [day, ...others] = query.getAll(field);
  // A date field left empty is sent empty.
  if (day === undefined || (day === "" && others.length === 0)) return undefined;
  if (others.length > 0 || !isDay(day)) return { field, reason: "unreadable" };
  return day > today ? { field, reason: "future" } : day;
}

/** The pages and files that show a past day as well; all others are always of today. */
const WITH_A_PAST = [
  /^\/$/,
  /^\/partners(\/[A-Z]{3})?$/,
  /^\/milestones(\/[A-Z]{3}-[A-Z]{3}-\d+)?$/,
  /^\/analysis(\/[a-z-]+)?$/,
  /^\/api\/export\/(?!audit\.)[a-z-]+\.(csv|xlsx|jsonl)$/,
];

export function showsPast(path: string): boolean {
  return WITH_A_PAST.some((pattern) => pattern.test(path));
}

/**
 * An address of the product with the day that the reader looks at, when it leads to something that shows past days and names none
 * itself. `current` is the query string of where they are.
 */
export function keepAsOf(href: string, current: { get: (name: string) => string | null }): string {
  const kept = [AS_OF, KNOWN_AT].flatMap((name) => {
    const value = current.get(name);
    return value === null || value === "" ? [] : [[name, value] as const];
  });
  const [, path = "", search = "", anchor = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(href) ?? [];
  const query = new URLSearchParams(search);
  if (kept.length === 0 || !showsPast(path) || query.has(AS_OF) || query.has(KNOWN_AT)) return href;
  for (const [name, value] of kept) query.set(name, value);
  return `${path}?${query.toString()}${anchor}`;
}
