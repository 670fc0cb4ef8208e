import { answerWithFile } from "@/app/api/export/answer";
import { parseAnalysisFilters } from "@/lib/analysis/filters";
import { dayOf } from "@/lib/as-of/reader";
import { csvShare, csvTable } from "@/lib/exports/csv-table";
import { forecastBand } from "@/lib/forecast/queries";
import { markingOf } from "@/lib/installation/queries";
import { lastDayOfQuarter, quarterLabel } from "@/lib/periods/rules";

const NAMES = ["quarter", "ends_on", "low", "expected", "high", "as_of", "marking"] as const;

/** How many milestones are fulfilled by the end of each quarter to come, of what the page's own query string leaves; no row without a forecast. */
export function GET(request: Request): Promise<Response> {
  return answerWithFile(request, "forecast", async (reader) => {
    const filters = parseAnalysisFilters(new URL(request.url).searchParams);
    const [band, marking] = await Promise.all([forecastBand(reader, filters), markingOf()]);
    const points = band.shown ? band.points : [];
    return csvTable(
      NAMES,
      points
        .filter(({ quarterOn }) => filters.to === null || quarterOn <= filters.to)
        .map(({ quarterOn, low, expected, high }) => ({
          ...{ quarter: quarterLabel(quarterOn), ends_on: lastDayOfQuarter(quarterOn) },
          ...{ low: csvShare(low), expected: csvShare(expected), high: csvShare(high) },
          ...{ as_of: dayOf(reader), marking },
        })),
    );
  });
}
