import type { Assessment } from "@/lib/assessments/queries";
import { reversalsIn } from "@/lib/assessments/rules";
import { inForceOrder } from "./measured-points";

/** An accepted assessment, with the reversal that undid it, or with what it undid. */
export interface Judged {
  assessment: Assessment;
  reversal: Assessment | undefined;
  undone: Assessment | undefined;
}

/** The assessment that stands on each day that was measured, of several on one day the last, with what was reversed. */
export function verdictsByDay(accepted: readonly Assessment[]): ReadonlyMap<string, Judged> {
  const inForce = inForceOrder(accepted);
  const { reversedBy, undone } = reversalsIn(inForce);
  return new Map(
    inForce.map((assessment) => [
      assessment.effectiveOn,
      { assessment, reversal: reversedBy.get(assessment.id), undone: undone.get(assessment.id) },
    ]),
  );
}
