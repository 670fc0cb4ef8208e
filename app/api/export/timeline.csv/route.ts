import { answerWithFile } from "@/app/api/export/answer";
import { parseAnalysisFilters } from "@/lib/analysis/filters";
import { dayOf } from "@/lib/as-of/reader";
import { csvTable } from "@/lib/exports/csv-table";
import { markingOf } from "@/lib/installation/queries";
import { slippageDays } from "@/lib/milestones/rules";
import { listTimeline } from "@/lib/schedule/queries";

const NAMES = [
  "code",
  "area",
  "title",
  "start_on",
  "first_due_on",
  "due_on",
  "slippage_days",
  "rag",
  "waits_for",
  "as_of",
  "marking",
] as const;

/** The milestones of the first of the chosen partners along the time, on all pages of the timeline. */
export function GET(request: Request): Promise<Response> {
  return answerWithFile(request, "timeline", async (reader) => {
    const filters = parseAnalysisFilters(new URL(request.url).searchParams);
    const [{ rows, waits }, marking] = await Promise.all([
      listTimeline(reader, filters, filters.partners[0] ?? "", null),
      markingOf(),
    ]);
    const waitsFor = new Map<string, string[]>();
    for (const wait of waits) waitsFor.set(wait.code, [...(waitsFor.get(wait.code) ?? []), wait.waitsFor]);
    return csvTable(
      NAMES,
      rows.map(({ code, area, title, startOn, firstDueOn, dueOn, rag }) => ({
        ...{ code, area, title, start_on: startOn, first_due_on: firstDueOn, due_on: dueOn },
        slippage_days: slippageDays({ firstDueOn, dueOn }),
        rag,
        waits_for: waitsFor.get(code)?.join(" ") ?? null,
        ...{ as_of: dayOf(reader), marking },
      })),
    );
  });
}
