import type { FormValues } from "@/lib/forms/constants";
import type { Milestone } from "@/lib/milestones/queries";

/** A stored milestone in the field names of its form. */
export function planValues(milestone: Milestone): FormValues {
  return {
    code: milestone.code,
    version: String(milestone.version),
    title: milestone.title,
    description: milestone.description,
    basis: milestone.basis,
    indicator: milestone.indicator,
    baseline: String(milestone.baseline),
    target: String(milestone.target),
    startOn: milestone.startOn,
    dueOn: milestone.dueOn,
    weight: String(milestone.weight),
    leadInstitution: milestone.leadInstitution ?? "",
  };
}
