import { type AsOfFault, isFault, parseAsOf, readDay } from "@/lib/as-of/rules";
import type { Day } from "@/lib/periods/days";
import { REPORT_KINDS, REPORT_SECTIONS } from "@/lib/reports/constants";
import { reportChoicesSchema, type ReportRequest } from "@/lib/reports/schemas";

/** What is wrong with an address that asks for a report. */
export type ReportFault =
  | AsOfFault
  | { field: "from"; reason: "unreadable" | "future" | "after" }
  | { field: "request"; reason: "unreadable" };

/**
 * The report that an address asks for: `?kind=partner&subject=GEO&format=pdf&asOf=2026-06-30`. Without sections it has all of them;
 * without a language it is in the one given.
 */
export function parseReportRequest(
  query: URLSearchParams,
  today: Day,
  language: ReportRequest["language"],
): ReportRequest | ReportFault {
  const asOf = parseAsOf(query, today);
  if (isFault(asOf)) return asOf;
  const from = readDay(query, "from", today);
  if (typeof from === "object") return from;
  if (from !== undefined && from > (asOf?.day ?? today)) return { field: "from", reason: "after" };
  const sections = query.getAll("section");
  const kind = REPORT_KINDS.find((known) => known === query.get("kind"));
  if (kind === undefined) return { field: "request", reason: "unreadable" };
  const choices = reportChoicesSchema.safeParse({
    kind,
    subject: query.get("subject") ?? "",
    sections: sections.length === 0 ? REPORT_SECTIONS[kind] : sections,
    title: query.get("title") ?? "",
    addressee: query.get("addressee") ?? "",
    foreword: query.get("foreword") ?? "",
    language: query.get("language") ?? language,
    format: query.get("format"),
  });
  if (!choices.success) return { field: "request", reason: "unreadable" };
  return { ...choices.data, asOf, from: from ?? null };
}

export function isReportFault(parsed: ReportRequest | ReportFault): parsed is ReportFault {
  return "field" in parsed;
}
