import { type AnalysisFilters, analysisQuery } from "@/lib/analysis/filters";

/** Which timeline is drawn beside the filters: of one of several chosen partners, and which page of a long one. */
export interface Drawn {
  partner: string | null;
  page: number;
}

const TIMELINE = "timeline";
const PAGE = "page";

/** Reads what is drawn from a query string; what is none is the first. */
export function parseDrawn(query: URLSearchParams): Drawn {
  const partner = query.get(TIMELINE) ?? "";
  const page = query.get(PAGE) ?? "";
  return {
    partner: /^[A-Z]{3}$/.test(partner) ? partner : null,
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
  };
}

/** The address of the page with some filters and what is drawn: the other way round of reading both. */
export function scheduleHref(filters: Partial<AnalysisFilters>, { partner, page }: Drawn): string {
  const query = new URLSearchParams(analysisQuery(filters));
  if (partner !== null) query.set(TIMELINE, partner);
  if (page > 1) query.set(PAGE, String(page));
  return query.size === 0 ? "/analysis/schedule" : `/analysis/schedule?${query.toString()}`;
}
