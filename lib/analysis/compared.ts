import type { AnalysisFilters } from "@/lib/analysis/filters";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import type { Day } from "@/lib/periods/days";
import { type AsOf, asOfDay, asOfQuery, lastDayKnown } from "@/lib/as-of/rules";

/** A reader of a past day. */
export interface PastReader extends Reader {
  asOf: AsOf;
}

/**
 * The same reader on the earlier day that they compare with; null without one, or when it is none. As it was believed at its end, unless
 * the reader has chosen what is to be known: then both days go by that.
 */
export function earlierReader(reader: Reader, { compareTo }: AnalysisFilters): PastReader | null {
  const day = dayOf(reader);
  if (compareTo === null || compareTo >= day) return null;
  const { asOf, ...viewer } = reader;
  const chosen = asOf !== undefined && lastDayKnown(asOf) !== asOf.day;
  return {
    ...viewer,
    asOf: chosen ? { ...asOf, day: compareTo } : asOfDay(compareTo, compareTo, day),
  };
}

/** An address that asks for an earlier day by what counts for the reader now: what stands behind a point of a line. */
export function hrefOnDay(reader: Reader, href: string, day: Day): string {
  const asOf = { day, knownBefore: reader.asOf?.knownBefore ?? "infinity" };
  return day < dayOf(reader) ? hrefOn({ ...reader, asOf }, href, dayOf(reader)) : href;
}

/** An address that asks for the day of such a reader. */
export function hrefOn({ asOf }: PastReader, href: string, day: string): string {
  return `${href}${href.includes("?") ? "&" : "?"}${asOfQuery(asOf, day)}`;
}
