import type { Assessment } from "@/lib/assessments/queries";
import type { FormValues } from "@/lib/forms/constants";

/** A stored assessment in the field names of its form. Evidence that was struck out stays where it is, and is not written anew. */
export function assessmentValues(assessment: Assessment): FormValues {
  const rows = assessment.evidence
    .filter(({ struckAt }) => struckAt === null)
    .flatMap((piece, index) =>
      Object.entries(evidenceValues(piece)).map(([field, value]): [string, string] => [
        `evidence[${index}].${field}`,
        String(value ?? ""),
      ]),
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

function evidenceValues({ url, sha256, fileName, size, ...piece }: Assessment["evidence"][number]) {
  const { title, type, reliability, credibility, datedOn, note } = piece;
  const graded = { title, type, reliability, credibility, datedOn, note };
  return sha256 === null ? { url, ...graded } : { file: sha256, fileName, fileSize: size, ...graded };
}
