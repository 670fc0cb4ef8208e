import { type AsOf, asOfDay, readDay } from "@/lib/as-of/rules";
import { type Area, AREAS } from "@/lib/areas/constants";
import { type Day, dayFromNumber, dayNumber } from "@/lib/periods/days";
import { quarterOf } from "@/lib/periods/rules";

/** Two days to hold beside each other, each by what was known when, of one partner or area or of all. */
export interface Comparison {
  from: AsOf;
  to: AsOf;
  /** Both by all that is known now, instead of each by what was known at its own end. */
  knownNow: boolean;
  partner: string | null;
  area: Area | null;
}

/** The names that the parts of a comparison have in addresses, and what says that both days are by all that is known now. */
export const COMPARED = { from: "from", to: "to", known: "known", partner: "partner", area: "area" } as const;
export const BOTH_KNOWN_NOW = "now";

/** What is wrong with an address that asks for a comparison, and where. */
export type ComparisonFault =
  | { field: "from" | "to"; reason: "unreadable" | "future" }
  | { field: "from"; reason: "after" }
  | { field: "known"; reason: "unreadable" };

/**
 * The comparison that an address asks for: `?from=2026-06-30&to=2026-09-30`, each day as it was believed at its end, or with `&known=now`
 * both by all that is known now. Without days it runs from the last day of the quarter before the running one until today. Days that
 * cannot be compared are a fault, and that default stands in for them.
 */
export function parseComparison(
  query: URLSearchParams,
  today: Day,
): Comparison & { fault: ComparisonFault | null } {
  const partner = query.get(COMPARED.partner) ?? "";
  const area = query.get(COMPARED.area);
  const of = {
    partner: /^[A-Z]{3}$/.test(partner) ? partner : null,
    area: AREAS.find((known) => known === area) ?? null,
  };
  const fault = (found: ComparisonFault) => ({
    ...between(beforeQuarterOf(today), today, false, today),
    ...of,
    fault: found,
  });
  const known = query.get(COMPARED.known) ?? "";
  if (known !== "" && known !== BOTH_KNOWN_NOW) return fault({ field: "known", reason: "unreadable" });
  const asked = readDay(query, COMPARED.from, today);
  if (typeof asked === "object") return fault(asked);
  const until = readDay(query, COMPARED.to, today);
  if (typeof until === "object") return fault(until);
  const to = until ?? today;
  const from = asked ?? beforeQuarterOf(to);
  if (from > to) return fault({ field: "from", reason: "after" });
  return { ...between(from, to, known === BOTH_KNOWN_NOW, today), ...of, fault: null };
}

/** The address of a comparison: the other way round of reading one. Without `to` it goes on until today, whenever that is. */
export function changesHref({
  from,
  to,
  knownNow = false,
  partner = null,
  area = null,
}: {
  from?: Day;
  to?: Day;
  knownNow?: boolean;
  partner?: string | null;
  area?: Area | null;
}): string {
  const query = new URLSearchParams();
  if (from !== undefined) query.set(COMPARED.from, from);
  if (to !== undefined) query.set(COMPARED.to, to);
  if (knownNow) query.set(COMPARED.known, BOTH_KNOWN_NOW);
  if (partner !== null) query.set(COMPARED.partner, partner);
  if (area !== null) query.set(COMPARED.area, area);
  return query.size === 0 ? CHANGES : `${CHANGES}?${query.toString()}`;
}

/** Where two days are compared. */
export const CHANGES = "/changes";

function between(from: Day, to: Day, knownNow: boolean, today: Day) {
  const side = (day: Day) => asOfDay(day, knownNow ? today : day, today);
  return { from: side(from), to: side(to), knownNow };
}

/** The last day of the quarter before the one of the day: with what a day is compared unless told otherwise. */
export function beforeQuarterOf(day: Day): Day {
  return dayFromNumber(dayNumber(quarterOf(day)) - 1);
}
