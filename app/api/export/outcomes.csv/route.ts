import { answerWithFile } from "@/app/api/export/answer";
import { parseAnalysisFilters } from "@/lib/analysis/filters";
import { csvShare, csvTable } from "@/lib/exports/csv-table";
import { markingOf } from "@/lib/installation/queries";
import { parseOutcomeChoice } from "@/lib/outcomes/address";
import { loadOutcomes } from "@/lib/outcomes/load";

const NAMES = [
  ...["partner", "year", "completion", "indicator", "value", "unit", "higher_is_better"],
  ...["source", "licence", "marking"],
] as const;

/** Completion at the end of each year beside the index of the year, with the page's own query string. */
export function GET(request: Request): Promise<Response> {
  return answerWithFile(request, "outcomes", async (reader) => {
    const query = new URL(request.url).searchParams;
    const [outcomes, marking] = await Promise.all([
      loadOutcomes(reader, parseAnalysisFilters(query), parseOutcomeChoice(query)),
      markingOf(),
    ]);
    if (typeof outcomes === "string") return csvTable(NAMES, []);
    const { code, unit, higherIsBetter, source, licence } = outcomes.indicator;
    return csvTable(
      NAMES,
      outcomes.courses.flatMap(({ partner, years }) =>
        years.map(({ year, completion, value }) => ({
          ...{ partner, year, completion: csvShare(completion), indicator: code, value, unit },
          ...{ higher_is_better: higherIsBetter, source, licence, marking },
        })),
      ),
    );
  });
}
