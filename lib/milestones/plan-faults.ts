import { PLAN_LIMITS } from "@/lib/milestones/constants";
import { VALUE_DECIMALS, VALUE_LIMIT, WEIGHT_DECIMALS } from "@/lib/milestones/decimal";

/** The agreed plan of a milestone as a form sends it. */
export interface PlanInput {
  startOn: string;
  dueOn: string;
  baseline: number;
  target: number;
  weight: number;
}

/** What is wrong with a plan: a message key below `failures` and the field. */
export interface PlanFault {
  messageKey: string;
  field: keyof PlanInput;
}

/** What the figures of a plan are: stages of its scale, or a quantity in a unit. */
export type PlanMeasure = { stages: readonly number[] } | { unit: string };

/** The first thing wrong with the plan, or null. */
export function planFault(plan: PlanInput, measure: PlanMeasure): PlanFault | null {
  for (const field of ["baseline", "target"] as const) {
    const value = plan[field];
    if ("stages" in measure && !measure.stages.includes(value))
      return { messageKey: "assessment.value.not_a_stage", field };
    if (Math.abs(value) >= VALUE_LIMIT) return { messageKey: "assessment.value.too_large", field };
    if (Number(value.toFixed(VALUE_DECIMALS)) !== value)
      return { messageKey: "assessment.value.too_fine", field };
    if ("unit" in measure && measure.unit === "percent" && (value < 0 || value > 100))
      return { messageKey: "assessment.value.not_a_percentage", field };
  }
  if (plan.target === plan.baseline)
    return { messageKey: "milestone.target.same_as_baseline", field: "target" };
  if (plan.dueOn <= plan.startOn) return { messageKey: "milestone.due.not_after_start", field: "dueOn" };
  const fine = Number(plan.weight.toFixed(WEIGHT_DECIMALS)) === plan.weight;
  if (!(plan.weight > 0 && plan.weight <= PLAN_LIMITS.weight && fine))
    return { messageKey: "milestone.weight.out_of_range", field: "weight" };
  return null;
}
