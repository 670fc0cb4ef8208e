import { answerWithFile } from "@/app/api/export/answer";
import { parseAnalysisFilters } from "@/lib/analysis/filters";
import { loadPerformance } from "@/lib/analysis/load-performance";
import { dayOf } from "@/lib/as-of/reader";
import { csvShare, csvTable } from "@/lib/exports/csv-table";
import { markingOf } from "@/lib/installation/queries";

const NAMES = [
  "area",
  "milestones",
  "earned",
  "planned",
  "index",
  "index_before",
  "before_on",
  "as_of",
  "marking",
] as const;

/** The schedule performance index by area and of all (no area), of what the page's own query string leaves. */
export function GET(request: Request): Promise<Response> {
  return answerWithFile(request, "schedule-performance", async (reader) => {
    const filters = parseAnalysisFilters(new URL(request.url).searchParams);
    const [{ rows, comparedOn }, marking] = await Promise.all([
      loadPerformance(reader, filters),
      markingOf(),
    ]);
    return csvTable(
      NAMES,
      rows.map(({ area, milestones, achieved, planned, index, before }) => ({
        ...{ area, milestones, earned: csvShare(achieved), planned: csvShare(planned) },
        ...{ index: csvShare(index), index_before: csvShare(before), before_on: comparedOn },
        ...{ as_of: dayOf(reader), marking },
      })),
    );
  });
}
