import type { AnalysisFilters } from "@/lib/analysis/filters";
import { listAchievedSteps, listActiveSpells } from "@/lib/analysis/queries";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { isActive } from "@/lib/completion/series";
import type { OutcomeChoice } from "@/lib/outcomes/address";
import { type OutcomeChanges, outcomeChanges, type OutcomeCourse } from "@/lib/outcomes/pairs";
import { listOutcomeIndicators, listOutcomeValues, type OutcomeIndicator } from "@/lib/outcomes/queries";
import { outcomeCourses, spanOf } from "@/lib/outcomes/years";

/** An index beside the completion of the partners that are asked for, in the order chosen. */
export interface Outcomes {
  indicator: OutcomeIndicator;
  courses: OutcomeCourse[];
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
  const [indicators, steps, spells] = await Promise.all([
    listOutcomeIndicators(reader),
    listAchievedSteps(reader, filters),
    listActiveSpells(reader, filters),
  ]);
  const indicator = indicators.find((known) => known.code === code);
  if (indicator === undefined) return "noIndicator";
  if (steps === null) return "byNature";
  const withSteps = new Set(steps.map(({ partner }) => partner));
  const partners =
    spells === null
      ? filters.partners
      : [...withSteps].filter((partner) => isActive(spells, partner, day)).toSorted();
  const values = await listOutcomeValues(reader, code, partners);
  const courses = outcomeCourses(partners, { steps, values }, day);
  return { indicator, courses, changes: outcomeChanges(courses, lag, spanOf(filters)) };
}
