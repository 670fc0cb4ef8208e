import { type AsOf, AS_OF, KNOWN_AT, KNOWN_NOW, lastDayKnown } from "@/lib/as-of/rules";
import { REPORTS } from "@/lib/reports/constants";

/** Where a report of something is ordered, of the past day that one looks at. */
export function reportsHref(subject: string, asOf: AsOf | undefined): string {
  const query = new URLSearchParams({ subject });
  if (asOf !== undefined) {
    const known = lastDayKnown(asOf);
    query.set(AS_OF, asOf.day);
    if (known !== asOf.day) query.set(KNOWN_AT, known ?? KNOWN_NOW);
  }
  return `${REPORTS}?${query.toString()}`;
}
