import { answerWithFile } from "@/app/api/export/answer";
import { parseAnalysisFilters } from "@/lib/analysis/filters";
import { csvShare, csvTable } from "@/lib/exports/csv-table";
import { markingOf } from "@/lib/installation/queries";
import { parseOutcomeChoice } from "@/lib/outcomes/address";
import { loadOutcomes } from "@/lib/outcomes/load";

const NAMES = [
  ...["partner", "first_year", "last_year", "lag", "completion_first", "completion_last"],
  ...["indicator", "value_first", "value_last", "unit", "higher_is_better", "source", "licence", "marking"],
] as const;

/** The two changes of each partner, with the page's own query string. */
export function GET(request: Request): Promise<Response> {
  return answerWithFile(request, "outcome-changes", async (reader) => {
    const query = new URL(request.url).searchParams;
    const choice = parseOutcomeChoice(query);
    const [outcomes, marking] = await Promise.all([
      loadOutcomes(reader, parseAnalysisFilters(query), choice),
      markingOf(),
    ]);
    if (typeof outcomes === "string" || outcomes.changes === null) return csvTable(NAMES, []);
    const { code, unit, higherIsBetter, source, licence } = outcomes.indicator;
    const { first, last, pairs } = outcomes.changes;
    return csvTable(
      NAMES,
      pairs.map(({ partner, completion, value }) => ({
        ...{ partner, first_year: first, last_year: last, lag: choice.lag, indicator: code },
        ...{ completion_first: csvShare(completion.from), completion_last: csvShare(completion.to) },
        ...{ value_first: value.from, value_last: value.to, unit, higher_is_better: higherIsBetter },
        ...{ source, licence, marking },
      })),
    );
  });
}
