import { type AsOf, AS_OF, KNOWN_AT, KNOWN_NOW, lastDayKnown } from "@/lib/as-of/rules";
import { REPORTS, type ReportKind } from "@/lib/reports/constants";

interface Ordered {
  kind: ReportKind;
  subject?: string;
  /** The past day that one looks at. */
  asOf?: AsOf | undefined;
}

/** Where a report of a kind is ordered, of what one looks at. */
export function orderHref({ kind, subject, asOf }: Ordered): string {
  const query = new URLSearchParams({ kind });
  if (subject !== undefined) query.set("subject", subject);
  if (asOf !== undefined) {
    const known = lastDayKnown(asOf);
    query.set(AS_OF, asOf.day);
    if (known !== asOf.day) query.set(KNOWN_AT, known ?? KNOWN_NOW);
  }
  return `${REPORTS}?${query.toString()}`;
}
