import type { Assessment } from "@/lib/assessments/queries";
import type { PartnerView } from "@/lib/partner-views/queries";
import { inForceOrder } from "./measured-points";

/** The views of each assessment, the newest first, by the assessment's id. */
export function viewsByAssessment(
  views: readonly PartnerView[],
): ReadonlyMap<number, readonly PartnerView[]> {
  const byAssessment = new Map<number, PartnerView[]>();
  for (const view of views) {
    byAssessment.set(view.assessmentId, [...(byAssessment.get(view.assessmentId) ?? []), view]);
  }
  return byAssessment;
}

/** The partner's view of the assessment that stands on each day that was measured; of several on one day the last stands. */
export function viewsByDay(
  accepted: readonly Assessment[],
  views: readonly PartnerView[],
): ReadonlyMap<string, PartnerView> {
  const of = viewsByAssessment(views);
  const standing = new Map(inForceOrder(accepted).map(({ effectiveOn, id }) => [effectiveOn, id]));
  return new Map(
    [...standing].flatMap(([on, id]) => {
      const latest = of.get(id)?.[0];
      return latest === undefined ? [] : [[on, latest] as const];
    }),
  );
}
