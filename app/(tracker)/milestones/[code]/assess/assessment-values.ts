import type { Assessment } from "@/lib/assessments/queries";
import type { FormValues } from "@/lib/forms/constants";

/** A stored assessment in the field names of its form. */
export function assessmentValues(assessment: Assessment): FormValues {
  const rows = assessment.evidence.flatMap((link, index) =>
    (["url", "title", "type", "reliability", "credibility", "datedOn"] as const).map(
      (field): [string, string] => [`evidence[${index}].${field}`, String(link[field] ?? "")],
    ),
  );
  return {
    assessmentId: String(assessment.id),
    version: String(assessment.version),
    effectiveOn: assessment.effectiveOn,
    value: String(assessment.value),
    delivery: assessment.delivery,
    verdict: assessment.verdict,
    recheckOn: assessment.recheckOn ?? "",
    narrative: assessment.narrative,
    ...Object.fromEntries(rows),
  };
}
