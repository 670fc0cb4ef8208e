import type { AnalysisFilters } from "@/lib/analysis/filters";
import type { Reader } from "@/lib/as-of/reader";

/** What every card of the page is told. */
export interface CardProps {
  reader: Reader;
  filters: AnalysisFilters;
  /** Whether the reader may take figures away. */
  exports: boolean;
}
