import type { Analysis } from "@/lib/analysis/constants";
import { type Area, AREAS } from "@/lib/areas/constants";
import { NATURES } from "@/lib/milestones/constants";
import { type MilestoneFilters, milestonesHref } from "@/lib/milestones/filters";
import { PROGRAMMES } from "@/lib/partners/constants";
import { type Day, isDay } from "@/lib/periods/days";
import { parseQuarter, type Quarter, quarterAddress } from "@/lib/periods/rules";

/** What the pages of the analysis are about: their query string, which they share, beside the day that is looked at. */
export interface AnalysisFilters {
  /** Without any: the partners that are active on the day. */
  partners: string[];
  areas: Area[];
  natures: (typeof NATURES)[number][];
  /** Only partners that take part in one of these on the day. */
  programmes: (typeof PROGRAMMES)[number][];
  /** The first and the last quarter that is drawn; without, all that there are. */
  from: Quarter | null;
  to: Quarter | null;
  /** An earlier day to compare with. */
  compareTo: Day | null;
}

/** All that there is. */
export const WHOLE_ANALYSIS: AnalysisFilters = {
  partners: [],
  areas: [],
  natures: [],
  programmes: [],
  from: null,
  to: null,
  compareTo: null,
};

/** The names of the filters in the query string. */
export const ANALYSIS_PARAMETERS = {
  partners: "partner",
  areas: "area",
  natures: "nature",
  programmes: "programme",
  from: "from",
  to: "to",
  compareTo: "compareTo",
} as const;

/** Reads filters from a query string. What it does not understand it leaves out, as a quarter that ends before it begins. */
export function parseAnalysisFilters(query: URLSearchParams): AnalysisFilters {
  const words = <Word extends string>(name: string, known: readonly Word[]): Word[] => {
    const asked = new Set(query.getAll(name));
    return known.filter((word) => asked.has(word));
  };
  const from = parseQuarter(query.get(ANALYSIS_PARAMETERS.from) ?? "");
  const to = parseQuarter(query.get(ANALYSIS_PARAMETERS.to) ?? "");
  const compareTo = query.get(ANALYSIS_PARAMETERS.compareTo) ?? "";
  return {
    // In the order chosen, in which they are also compared.
    partners: [
      ...new Set(query.getAll(ANALYSIS_PARAMETERS.partners).filter((code) => /^[A-Z]{3}$/.test(code))),
    ],
    areas: words(ANALYSIS_PARAMETERS.areas, AREAS),
    natures: words(ANALYSIS_PARAMETERS.natures, NATURES),
    programmes: words(ANALYSIS_PARAMETERS.programmes, PROGRAMMES),
    from,
    to: from !== null && to !== null && to < from ? null : to,
    compareTo: isDay(compareTo) ? compareTo : null,
  };
}

/** The query string of some filters, without what is as by default: the other way round of reading one. */
export function analysisQuery(filters: Partial<AnalysisFilters>): string {
  const all = { ...WHOLE_ANALYSIS, ...filters };
  const query = new URLSearchParams();
  for (const list of ["partners", "areas", "natures", "programmes"] as const)
    for (const word of all[list]) query.append(ANALYSIS_PARAMETERS[list], word);
  for (const end of ["from", "to"] as const) {
    const quarter = all[end];
    if (quarter !== null) query.set(ANALYSIS_PARAMETERS[end], quarterAddress(quarter));
  }
  if (all.compareTo !== null) query.set(ANALYSIS_PARAMETERS.compareTo, all.compareTo);
  return query.toString();
}

/** The address of a page of the analysis with some filters. */
export function analysisHref(page: Analysis, filters: Partial<AnalysisFilters>): string {
  const query = analysisQuery(filters);
  return query === "" ? `/analysis/${page}` : `/analysis/${page}?${query}`;
}

/** The milestones that some filters leave, as filters of the list: what stands behind a figure, narrowed down by what is special to it. */
export function milestonesBehind(
  { partners, areas, natures, programmes }: AnalysisFilters,
  further: Partial<MilestoneFilters> = {},
): string {
  return milestonesHref({
    ...{ partners: partners.toSorted(), areas, natures, programmes, active: partners.length === 0 },
    ...further,
  });
}
