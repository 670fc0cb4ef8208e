import type { Figures } from "@/lib/completion/rules";
import { completionByQuarter } from "@/lib/completion/series";
import type { OutcomeCourse, Span } from "@/lib/outcomes/pairs";
import type { Day } from "@/lib/periods/days";

const yearOf = (day: Day) => Number(day.slice(0, 4));
const isYearEnd = (day: Day) => day.endsWith("-12-31");

/** The last year of which no day is still to come. */
export function lastYearOver(day: Day): number {
  return isYearEnd(day) ? yearOf(day) : yearOf(day) - 1;
}

/** The years whose ends lie between the two quarters that are asked for. */
export function spanOf({ from, to }: { from: Day | null; to: Day | null }): Span {
  return {
    first: from === null ? null : yearOf(from),
    // The fourth quarter begins in October: before it, the end of its year is not asked for.
    last: to === null ? null : yearOf(to) - (to.slice(5, 7) === "10" ? 0 : 1),
  };
}

interface Told {
  steps: readonly (Figures & { partner: string; quarterOn: Day })[];
  values: readonly { partner: string; year: number; value: number }[];
}

/** The years of these partners, in the order given: completion at the end of each year that is over, beside the index of the year. */
export function outcomeCourses(
  partners: readonly string[],
  { steps, values }: Told,
  day: Day,
): OutcomeCourse[] {
  return partners.map((partner) => {
    const own = steps.filter((step) => step.partner === partner);
    const completions = new Map(
      completionByQuarter(own, null, day)
        .filter(({ endsOn }) => isYearEnd(endsOn) && endsOn <= day)
        .map(({ endsOn, completion }) => [yearOf(endsOn), completion]),
    );
    const index = new Map(
      values.filter((each) => each.partner === partner).map(({ year, value }) => [year, value]),
    );
    const years = [...new Set([...completions.keys(), ...index.keys()])].toSorted((a, b) => a - b);
    return {
      partner,
      years: years.map((year) => ({
        year,
        completion: completions.get(year) ?? null,
        value: index.get(year) ?? null,
      })),
    };
  });
}
