import { redirect } from "next/navigation";
import type { Analysis } from "@/lib/analysis/constants";
import { type AnalysisFilters, parseAnalysisFilters } from "@/lib/analysis/filters";
import { searchParamsOf } from "@/lib/milestones/filters";

/**
 * The filters of a page of the analysis. A form sends its empty fields along; the address to pass on is the short one, so such a one
 * leads there.
 */
export async function readFilters(
  page: Analysis,
  searchParams: Promise<Record<string, string | string[] | undefined>>,
): Promise<AnalysisFilters> {
  const query = searchParamsOf(await searchParams);
  const short = new URLSearchParams([...query].filter(([, value]) => value !== ""));
  if (short.size < query.size)
    redirect(short.size === 0 ? `/analysis/${page}` : `/analysis/${page}?${short.toString()}`);
  return parseAnalysisFilters(query);
}
