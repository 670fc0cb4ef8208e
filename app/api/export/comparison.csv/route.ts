import { answerWithFile } from "@/app/api/export/answer";
import { parseAnalysisFilters } from "@/lib/analysis/filters";
import { listStands } from "@/lib/analysis/queries";
import { dayOf } from "@/lib/as-of/reader";
import { csvShare, csvTable } from "@/lib/exports/csv-table";
import { markingOf } from "@/lib/installation/queries";

const NAMES = [
  "partner",
  "area",
  "milestones",
  "assessed",
  "fulfilled",
  "overdue",
  "reversed",
  "never_assessed",
  "achieved",
  "planned",
  "slippage_median",
  "as_of",
  "marking",
] as const;

/** How the partners that the page's own query string chooses stand, each in all (no area) and by area. */
export function GET(request: Request): Promise<Response> {
  return answerWithFile(request, "comparison", async (reader) => {
    const filters = parseAnalysisFilters(new URL(request.url).searchParams);
    const [stands, marking] = await Promise.all([listStands(reader, filters, "partner"), markingOf()]);
    return csvTable(
      NAMES,
      stands.map(({ neverAssessed, slippage, ...stand }) => ({
        ...stand,
        never_assessed: neverAssessed,
        achieved: csvShare(stand.achieved),
        planned: csvShare(stand.planned),
        slippage_median: slippage,
        as_of: dayOf(reader),
        marking,
      })),
    );
  });
}
