import type { Movement } from "@/db/seed/demonstration/narratives";
import type { Plan } from "@/db/seed/demonstration/plan";
import type { Random } from "@/db/seed/demonstration/random";
import type { Delivery, Verdict } from "@/lib/milestones/constants";
import type { Day } from "@/lib/periods/days";

/** One judgement of the history of a milestone. */
export interface Judgement {
  on: Day;
  value: number;
  delivery: Delivery;
  verdict: Verdict;
  movement: Movement;
  before: number | null;
}

/** What a reviewer holds of a milestone that is not (or no longer) fulfilled. */
export function judgeOpen(
  plan: Plan,
  reading: { on: Day; value: number; before: number | null; dueOn: Day },
  random: Random,
): Judgement {
  const { on, value, before, dueOn } = reading;
  const come = (value - plan.baseline) / (plan.target - plan.baseline);
  const overdue = on > dueOn;
  const delivery: Delivery = come <= 0 && !overdue && random.chance(0.5) ? "not_started" : "in_progress";
  return { on, value, before, delivery, verdict: verdictOf(come, overdue, random), movement: movement() };

  function movement(): Movement {
    if (delivery === "not_started") return "not_started";
    if (overdue && random.chance(0.7)) return "overdue";
    if (before === null) return "first";
    const step = (value - before) * Math.sign(plan.target - plan.baseline);
    if (step === 0) return "unchanged";
    return step > 0 ? "risen" : "fallen";
  }
}

function verdictOf(come: number, overdue: boolean, random: Random): Verdict {
  if (come >= 0.6 && (overdue || random.chance(0.25))) return "partially_fulfilled";
  return overdue && random.chance(0.6) ? "not_fulfilled" : "ongoing";
}
