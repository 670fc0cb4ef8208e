import { and, inArray, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { AnalysisFilters } from "@/lib/analysis/filters";
import { activePartner, takesPart } from "@/lib/milestones/conditions";
import type { Day } from "@/lib/periods/days";

/** Of a partner that was chosen, where some are, and takes part in the programmes; active or not. */
export function ofChosen(column: AnyPgColumn, filters: AnalysisFilters, day: Day): SQL | undefined {
  const { partners, programmes } = filters;
  return and(
    partners.length > 0 ? inArray(column, partners) : undefined,
    programmes.length > 0 ? takesPart(column, programmes, day) : undefined,
  );
}

/** Of a partner that the analysis is about: of those that were chosen, or of those that are active on the day. */
export function analysedPartner(column: AnyPgColumn, filters: AnalysisFilters, day: Day): SQL | undefined {
  return and(
    ofChosen(column, filters, day),
    filters.partners.length > 0 ? undefined : activePartner(column, day),
  );
}

/** What the analysis is about, of a table that has these columns. */
export function analysed(
  columns: { partnerIso3: AnyPgColumn; areaCode: AnyPgColumn; nature: AnyPgColumn },
  filters: AnalysisFilters,
  day: Day,
): SQL | undefined {
  const { areas, natures } = filters;
  return and(
    analysedPartner(columns.partnerIso3, filters, day),
    areas.length > 0 ? inArray(columns.areaCode, areas) : undefined,
    natures.length > 0 ? inArray(columns.nature, natures) : undefined,
  );
}
