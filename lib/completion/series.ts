import { completionOf, type Figures, sumOfSteps } from "@/lib/completion/rules";
import type { Day } from "@/lib/periods/days";
import { lastDayOfQuarter, quarterLabel, quarterOf, quartersBetween } from "@/lib/periods/rules";

/** What changed in a quarter for a partner. */
interface PartnerStep extends Figures {
  partner: string;
  quarterOn: Day;
}

/** A spell in which a partner was active; it ends before `toOn`, or still holds. */
export interface ActiveSpell {
  partner: string;
  fromOn: Day;
  toOn: Day | null;
}

/** The state of a set of milestones at the end of a quarter, or today in the running one. */
export interface QuarterPoint {
  quarter: string;
  quarterOn: Day;
  /** Its last day. */
  endsOn: Day;
  /** 0 to 1; null where nothing in the set had been assessed. */
  completion: number | null;
  milestones: number;
  assessed: number;
  running: boolean;
}

/**
 * Completion quarter by quarter, from the first step to the running quarter of `day`. A quarter counts the partners active on its
 * last day (in the running one, on `day`); with `spells` null, all.
 */
export function completionByQuarter(
  steps: readonly PartnerStep[],
  spells: readonly ActiveSpell[] | null,
  day: Day,
): QuarterPoint[] {
  const first = steps.reduce<Day | null>(
    (earliest, { quarterOn }) => (earliest === null || quarterOn < earliest ? quarterOn : earliest),
    null,
  );
  if (first === null) return [];
  const partners = [...new Set(steps.map((step) => step.partner))];
  const running = quarterOf(day);
  return quartersBetween(first, day).map((quarterOn) => {
    const on = quarterOn === running ? day : lastDayOfQuarter(quarterOn);
    const counted = new Set(partners.filter((partner) => spells === null || isActive(spells, partner, on)));
    const { milestones, assessed, weight, weightedProgress } = sumOfSteps(
      steps.filter((step) => step.quarterOn <= quarterOn && counted.has(step.partner)),
    );
    return {
      quarter: quarterLabel(quarterOn),
      quarterOn,
      endsOn: lastDayOfQuarter(quarterOn),
      completion: completionOf({ assessed, weight, weightedProgress }),
      milestones,
      assessed,
      running: quarterOn === running,
    };
  });
}

/** Whether a partner was active on a day. */
export function isActive(spells: readonly ActiveSpell[], partner: string, on: Day): boolean {
  return spells.some(
    (spell) => spell.partner === partner && spell.fromOn <= on && (spell.toOn === null || on < spell.toOn),
  );
}
