import { answerWithFile } from "@/app/api/export/answer";
import { parseAnalysisFilters } from "@/lib/analysis/filters";
import { dayOf } from "@/lib/as-of/reader";
import { csvTable } from "@/lib/exports/csv-table";
import { markingOf } from "@/lib/installation/queries";
import { listMovedMost } from "@/lib/schedule/queries";

const NAMES = [
  "code",
  "partner",
  "area",
  "title",
  "moves",
  "first_due_on",
  "due_on",
  "slippage_days",
  "rag",
  "as_of",
  "marking",
] as const;

/** The milestones whose due date was moved most often. */
export function GET(request: Request): Promise<Response> {
  return answerWithFile(request, "moved-most", async (reader) => {
    const filters = parseAnalysisFilters(new URL(request.url).searchParams);
    const [rows, marking] = await Promise.all([listMovedMost(reader, filters), markingOf()]);
    return csvTable(
      NAMES,
      rows.map(({ code, partner, area, title, moves, firstDueOn, dueOn, days, rag }) => ({
        ...{ code, partner, area, title, moves, first_due_on: firstDueOn, due_on: dueOn },
        ...{ slippage_days: days, rag, as_of: dayOf(reader), marking },
      })),
    );
  });
}
