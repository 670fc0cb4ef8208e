import type { ReportOrder } from "@/lib/reports/schemas";
import { reportWords } from "@/lib/reports/words";

/** What a report is called before it is there, in its own language; that of a partner by the name of its country. */
export function titleOf({ kind, subject, title, language }: ReportOrder, country: string | null): string {
  if (title !== "") return title;
  const { t, format } = reportWords(language);
  const about = country === null ? subject : format.country(country);
  const name = t(`reports.kind.${kind}`);
  return about === "" ? name : `${name} · ${about}`;
}
