import { answerWithFile } from "@/app/api/export/answer";
import { parseAnalysisFilters } from "@/lib/analysis/filters";
import { listCompletionSeries } from "@/lib/completion/queries";
import { csvShare, csvTable } from "@/lib/exports/csv-table";
import { markingOf } from "@/lib/installation/queries";

const NAMES = [
  "partner",
  "quarter",
  "ends_on",
  "running",
  "milestones",
  "assessed",
  "completion",
  "marking",
] as const;

/** The completion by quarter of the partners that the page's own query string chooses. */
export function GET(request: Request): Promise<Response> {
  return answerWithFile(request, "completion-compared", async (reader) => {
    const { partners } = parseAnalysisFilters(new URL(request.url).searchParams);
    const [series, marking] = await Promise.all([listCompletionSeries(reader), markingOf()]);
    return csvTable(
      NAMES,
      partners.flatMap((code) =>
        series
          .filter(({ partner }) => partner === code)
          .flatMap(({ partner, points }) =>
            points.map((point) => ({
              ...point,
              partner,
              ends_on: point.endsOn,
              completion: csvShare(point.completion),
              marking,
            })),
          ),
      ),
    );
  });
}
