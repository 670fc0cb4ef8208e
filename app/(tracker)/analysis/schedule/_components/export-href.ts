import { type AnalysisFilters, analysisQuery } from "@/lib/analysis/filters";

/** The address of a card's figures as a file, with the filters of the page. */
export function exportHref(name: string, filters: AnalysisFilters): string {
  const query = analysisQuery(filters);
  return query === "" ? `/api/export/${name}.csv` : `/api/export/${name}.csv?${query}`;
}
