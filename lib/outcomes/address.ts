import { type AnalysisFilters, analysisQuery } from "@/lib/analysis/filters";
import { FIRST_INDICATOR, type Lag, LAGS } from "@/lib/outcomes/constants";

/** What is held beside completion, and how many years later. */
export interface OutcomeChoice {
  indicator: string;
  lag: Lag;
}

/** The names of the choice in the query string. */
export const OUTCOME_PARAMETERS = { indicator: "indicator", lag: "lag" } as const;

/** Reads the choice from a query string; what is none is the first index, and the same years. */
export function parseOutcomeChoice(query: URLSearchParams): OutcomeChoice {
  const indicator = query.get(OUTCOME_PARAMETERS.indicator) ?? "";
  const lag = query.get(OUTCOME_PARAMETERS.lag) ?? "";
  return {
    indicator: /^\w{1,60}$/.test(indicator) ? indicator : FIRST_INDICATOR,
    lag: LAGS.find((known) => String(known) === lag) ?? 0,
  };
}

/** The query string of filters and choice, without what is as by default: the other way round of reading both. */
export function outcomesQuery(filters: Partial<AnalysisFilters>, { indicator, lag }: OutcomeChoice): string {
  const query = new URLSearchParams(analysisQuery(filters));
  if (indicator !== FIRST_INDICATOR) query.set(OUTCOME_PARAMETERS.indicator, indicator);
  if (lag !== 0) query.set(OUTCOME_PARAMETERS.lag, String(lag));
  return query.toString();
}
