import type { AnalysisFilters } from "@/lib/analysis/filters";
import { listAchievedSteps, listActiveSpells } from "@/lib/analysis/queries";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { isActive } from "@/lib/completion/series";
import type { OutcomeChoice } from "@/lib/outcomes/address";
import { type OutcomeChanges, outcomeChanges, type OutcomeCourse } from "@/lib/outcomes/pairs";
import { listPartnersOfLists } from "@/lib/partners/queries";
import { listOutcomeIndicators, listOutcomeValues, type OutcomeIndicator } from "@/lib/outcomes/queries";
import { outcomeCourses, spanOf } from "@/lib/outcomes/years";

/** An index beside the completion of the partners that are asked for: in the order chosen, or in that of their codes. */
export interface Outcomes {
  indicator: OutcomeIndicator;
  courses: (OutcomeCourse & { iso2: string })[];
  /** Null where no two years can be compared. */
  changes: OutcomeChanges | null;
}

/** Why there is nothing to show: no summary is kept by nature, and not every index is there. */
export type NoOutcomes = "byNature" | "noIndicator";

/** What the page of outcomes shows, for it and for its files. The filter of natures cannot hold: completion over time is kept for all. */
export async function loadOutcomes(
  reader: Reader,
  filters: AnalysisFilters,
  { indicator: code, lag }: OutcomeChoice,
): Promise<Outcomes | NoOutcomes> {
  const day = dayOf(reader);
  const [indicators, steps, spells, known] = await Promise.all([
    listOutcomeIndicators(reader),
    listAchievedSteps(reader, filters),
    listActiveSpells(reader, filters),
    listPartnersOfLists(reader, filters.partners),
  ]);
  const indicator = indicators.find((known) => known.code === code);
  if (indicator === undefined) return "noIndicator";
  if (steps === null) return "byNature";
  const counted = new Set(steps.map(({ partner }) => partner));
  const partners =
    spells === null
      ? filters.partners.flatMap((asked) => known.filter(({ iso3 }) => iso3 === asked))
      : known.filter(({ iso3 }) => counted.has(iso3) && isActive(spells, iso3, day));
  const codes = partners.map(({ iso3 }) => iso3);
  const values = await listOutcomeValues(reader, code, codes);
  const told = outcomeCourses(codes, { steps, values }, day);
  const courses = told.map((course, index) => ({ ...course, iso2: partners[index]?.iso2 ?? course.partner }));
  return { indicator, courses, changes: outcomeChanges(courses, lag, spanOf(filters)) };
}
