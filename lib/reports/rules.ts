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

/** The page of an issued report. */
export function issuedHref(number: string): string {
  return `${REPORTS}/${number}`;
}

/** What somebody wants to have checked: a code as it is printed or read aloud, and the hash of a file. */
export interface AskedCheck {
  code: string | null;
  sha256: string | null;
}

/** What an address wants to have checked; null for what is not given, and where it is none at all. */
export function parseCheck(query: URLSearchParams): AskedCheck {
  const letters = (query.get("code") ?? "").toUpperCase().replaceAll(/[^0-9A-Z]/g, "");
  // Who writes down what was read aloud takes these for digits.
  const plain = letters.replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  const hash = (query.get("sha256") ?? "").trim().toLowerCase();
  return {
    code: /^[0-9A-HJKMNP-TV-Z]{16}$/.test(plain) ? plain.replaceAll(/(.{4})(?!$)/g, "$1-") : null,
    sha256: /^[0-9a-f]{64}$/.test(hash) ? hash : null,
  };
}
