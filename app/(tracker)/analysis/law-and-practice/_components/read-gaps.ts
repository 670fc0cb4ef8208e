import { cache } from "react";
import { earlierReader, hrefOn } from "@/lib/analysis/compared";
import { type AnalysisFilters, milestonesBehind } from "@/lib/analysis/filters";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { can } from "@/lib/auth/permissions";
import { listCompletionByBasis } from "@/lib/law-and-practice/queries";
import { type BasisCell, gapOf } from "@/lib/law-and-practice/rules";
import type { Basis } from "@/lib/milestones/constants";
import type { MilestoneFilters } from "@/lib/milestones/filters";

/** What both cards of the page show, read once: how it stands, and how it stood on the earlier day where one is asked for. */
export const readGaps = cache(async (reader: Reader, filters: AnalysisFilters) => {
  const earlier = earlierReader(reader, filters);
  const [now, before] = await Promise.all([
    listCompletionByBasis(reader, filters),
    earlier === null ? null : listCompletionByBasis(earlier, filters),
  ]);
  const day = dayOf(reader);
  return {
    now,
    before,
    total: { now: gapOf(now), before: before && gapOf(before) },
    comparedWith: earlier && dayOf(earlier),
    /** The row of some of the cells, and the milestones behind either side of it. */
    rowOf: (
      row: { key: string; name: string },
      isOfRow: (cell: BasisCell) => boolean,
      narrowed: Partial<AnalysisFilters>,
      further: Partial<MilestoneFilters> = {},
    ) => {
      const behind = (basis: Basis) =>
        milestonesBehind({ ...filters, ...narrowed }, { ...further, bases: [basis], counted: true });
      const hrefs = { de_jure: behind("de_jure"), de_facto: behind("de_facto") };
      return {
        ...row,
        now: gapOf(now.filter(isOfRow)),
        before: before && gapOf(before.filter(isOfRow)),
        hrefs,
        hrefsBefore: earlier && {
          de_jure: hrefOn(earlier, hrefs.de_jure, day),
          de_facto: hrefOn(earlier, hrefs.de_facto, day),
        },
      };
    },
  };
});

/** The same figures as a file, for those who may export. */
export function gapsFile(reader: Reader, query: string): string | undefined {
  if (!can(reader, "figures.export")) return undefined;
  return `/api/export/law-and-practice.csv${query === "" ? "" : `?${query}`}`;
}
