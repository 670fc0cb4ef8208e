import type { Standing } from "@/lib/assessments/queries";
import { can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/viewer";
import type { FormValues } from "@/lib/forms/constants";

/**
 * Where an assessment stands, as the answer of a form carries it; null when the viewer can be told nothing. To who may decide
 * nothing is hidden but what others draft: what is not to be seen was taken back by its author.
 */
export function standingValues(viewer: Viewer, standing: Standing | undefined): FormValues | null {
  if (standing === undefined) return can(viewer, "assessment.decide") ? { state: "draft" } : null;
  const { state, submittedAt, acceptedAt, returnedAt, decider, returnReason } = standing;
  const at = { draft: null, submitted: submittedAt, accepted: acceptedAt, returned: returnedAt }[state];
  return { state, at: at?.toISOString() ?? "", by: decider ?? "", reason: returnReason ?? "" };
}
