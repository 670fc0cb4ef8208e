import { answerWithFile } from "@/app/api/export/answer";
import { prepareBurnUp } from "@/components/charts/prepare-burn-up";
import { parseAnalysisFilters } from "@/lib/analysis/filters";
import { loadBurnUp } from "@/lib/analysis/load-burn-up";
import { csvShare, csvTable } from "@/lib/exports/csv-table";
import { markingOf } from "@/lib/installation/queries";

const NAMES = [
  ...(["quarter", "ends_on", "running", "achieved", "planned", "planned_first"] as const),
  ...(["forecast_low", "forecast", "forecast_high", "marking"] as const),
] as const;

/** The agreed plan, what was achieved and what is foretold by quarter, of what the page's own query string leaves. */
export function GET(request: Request): Promise<Response> {
  return answerWithFile(request, "burn-up", async (reader) => {
    const filters = parseAnalysisFilters(new URL(request.url).searchParams);
    const [{ points }, marking] = await Promise.all([loadBurnUp(reader, filters), markingOf()]);
    return csvTable(
      NAMES,
      prepareBurnUp(points, { from: filters.from, to: filters.to }).rows.map(
        ({ quarter, endsOn, running, achieved, planned, plannedFirst, forecast }) => ({
          ...{ quarter, ends_on: endsOn, running, marking },
          ...{
            achieved: csvShare(achieved),
            planned: csvShare(planned),
            planned_first: csvShare(plannedFirst),
            forecast_low: csvShare(forecast?.low ?? null),
            forecast: csvShare(forecast?.expected ?? null),
            forecast_high: csvShare(forecast?.high ?? null),
          },
        }),
      ),
    );
  });
}
