import type { ReportOrder } from "@/lib/reports/schemas";
import { reportWords } from "@/lib/reports/words";

/** What a report is called before it is there, in its own language. */
export function titleOf({ kind, subject, title, language }: ReportOrder): string {
  if (title !== "") return title;
  const name = reportWords(language).t(`reports.kind.${kind}`);
  return subject === "" ? name : `${name} · ${subject}`;
}
