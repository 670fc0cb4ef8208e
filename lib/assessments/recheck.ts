import type { Verdict } from "@/lib/milestones/constants";
import { type Day, monthsLater } from "@/lib/periods/days";

/** How long what is fulfilled stands before it is looked at again, unless its author says otherwise. */
const RECHECK_MONTHS = 12;

/** When an assessment's finding is looked at again: on the day wished for, or a year later; null for what is not fulfilled. */
export function recheckOf(verdict: Verdict, effectiveOn: Day, wished: Day | null): Day | null {
  if (verdict !== "fulfilled") return null;
  return wished ?? monthsLater(effectiveOn, RECHECK_MONTHS);
}

/** The usual day for looking again, for what is typed into a form so far; null while that is no day that could be meant. */
export function proposedRecheck(effectiveOn: string): Day | null {
  return /^20\d\d-\d\d-\d\d$/.test(effectiveOn) ? recheckOf("fulfilled", effectiveOn, null) : null;
}

/** Why a finding cannot be looked at again on this day, or null: not before it held. */
export function recheckFault(recheckOn: Day | null, effectiveOn: Day): string | null {
  return recheckOn !== null && recheckOn < effectiveOn ? "assessment.recheck_on.too_early" : null;
}
