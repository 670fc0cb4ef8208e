import { type AsOf, AS_OF, KNOWN_AT } from "@/lib/as-of/rules";
import { REPORTS } from "@/lib/reports/constants";
import type { ReportChoices } from "@/lib/reports/schedules/store";

/** What is chosen of a report, as the query string by which it is ordered: the other way round of `parseReportRequest`. */
export function queryOf(choices: ReportChoices): URLSearchParams {
  const { kind, subject, sections, title, addressee, foreword, language, format } = choices;
  const query = new URLSearchParams({ kind, subject, language, format });
  for (const section of sections) query.append("section", section);
  for (const [name, typed] of Object.entries({ title, addressee, foreword }))
    if (typed !== "") query.set(name, typed);
  return query;
}

/** Where the report of a schedule is ordered as it was sent at a moment, to the day. */
export function orderAgainHref(choices: ReportChoices, asOf: AsOf | null, madeAt: Date): string {
  const query = queryOf(choices);
  const today = madeAt.toISOString().slice(0, 10);
  query.set(AS_OF, asOf?.day ?? today);
  if (asOf !== null && asOf.day !== today) query.set(KNOWN_AT, today);
  return `${REPORTS}?${query.toString()}`;
}
