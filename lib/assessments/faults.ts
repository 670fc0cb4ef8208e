import { VALUE_DECIMALS, VALUE_LIMIT } from "@/lib/milestones/decimal";
import type { Day } from "@/lib/periods/days";

/** How a milestone is measured: by the stages of a scale, or in a unit. */
export type Measure = { stages: readonly number[] } | { unit: string };

/**
 * Why a value cannot be one of this milestone's, as a message key below `failures`, or null. A stage must be one of
 * the scale's, a percentage lies within 0 and 100, and every figure is one that survives the way to the database.
 */
export function valueFault(value: number, measure: Measure): string | null {
  if (!Number.isFinite(value)) return "assessment.value.not_a_number";
  if ("stages" in measure) return measure.stages.includes(value) ? null : "assessment.value.not_a_stage";
  if (Math.abs(value) >= VALUE_LIMIT) return "assessment.value.too_large";
  if (Number(value.toFixed(VALUE_DECIMALS)) !== value) return "assessment.value.too_fine";
  if (measure.unit === "percent" && (value < 0 || value > 100)) return "assessment.value.not_a_percentage";
  return null;
}

/** Why an assessment cannot be about this day, or null: nothing is judged before it has happened. */
export function effectiveOnFault(effectiveOn: Day, today: Day): string | null {
  return effectiveOn > today ? "assessment.effective_on.in_future" : null;
}
