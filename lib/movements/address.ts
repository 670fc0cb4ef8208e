import { type AnalysisFilters, milestonesBehind } from "@/lib/analysis/filters";
import { AS_OF } from "@/lib/as-of/rules";
import type { Movement } from "@/lib/movements/constants";
import type { QuarterMovements } from "@/lib/movements/rules";

/**
 * The milestones that moved so in a quarter: as they stood at its end, or of the running one as they stand. Where partners began or
 * ceased to count, or those of a programme are asked for, the list names them: it would find others by the day that it is of.
 */
export function movedMilestonesHref(
  filters: AnalysisFilters,
  { quarterOn, endsOn, running, partners, standing }: QuarterMovements,
  kind: Movement,
): string {
  const named = filters.programmes.length > 0 || (filters.partners.length === 0 && standing.partners > 0);
  const asked = named ? { ...filters, programmes: [], partners } : filters;
  const list = milestonesBehind(asked, { movement: { kind, quarter: quarterOn } });
  return running ? list : `${list}&${AS_OF}=${endsOn}`;
}
