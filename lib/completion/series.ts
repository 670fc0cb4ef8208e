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
  const running = quarterOf(day);
  // What each partner's steps come to so far: none is added up again for a later quarter.
  const soFar = new Map<string, Figures>();
  return quartersBetween(first, day).map((quarterOn) => {
    for (const step of steps.filter((each) => each.quarterOn === quarterOn)) {
      const before = soFar.get(step.partner);
      soFar.set(step.partner, before === undefined ? step : sumOfSteps([before, step]));
    }
    const on = quarterOn === running ? day : lastDayOfQuarter(quarterOn);
    const counted = [...soFar].filter(([partner]) => spells === null || isActive(spells, partner, on));
    const { milestones, assessed, weight, weightedProgress } = sumOfSteps(counted.map(([, sum]) => sum));
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
