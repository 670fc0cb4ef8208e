import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { type assessments, evidence, evidenceUploads } from "@/db/schema";
import { Refusal } from "@/lib/errors";
import type { EvidenceInput } from "@/lib/evidence/schemas";

/** A piece of evidence as it is kept. */
export type KeptEvidence = Pick<
  typeof evidence.$inferSelect,
  "url" | "fileSha256" | "fileName" | "title" | "reliability" | "credibility" | "datedOn" | "note"
> & { type: EvidenceInput["type"] };

/** The evidence that an assessment rests on, in the order in which it was added; what was struck out is not among it. */
export async function readEvidence(tx: Transaction, assessmentId: number): Promise<KeptEvidence[]> {
  return tx
    .select({
      url: evidence.url,
      fileSha256: evidence.fileSha256,
      fileName: evidence.fileName,
      title: evidence.title,
      type: evidence.typeCode,
      reliability: evidence.reliability,
      credibility: evidence.credibility,
      datedOn: evidence.datedOn,
      note: evidence.note,
    })
    .from(evidence)
    .where(and(eq(evidence.assessmentId, assessmentId), isNull(evidence.struckAt)))
    .orderBy(asc(evidence.id));
}

/**
 * What a form means by its rows: a file that its sender has just uploaded, or one that the assessment has already. Refuses one
 * that is neither: it was sent too long ago, or by somebody else.
 */
export async function resolveEvidence(
  tx: Transaction,
  rows: readonly EvidenceInput[],
  before: readonly KeptEvidence[],
): Promise<KeptEvidence[]> {
  const named = rows.flatMap(({ file }) => file ?? []).filter((file) => file.length === 36);
  const uploads =
    named.length === 0
      ? []
      : await tx
          .select({
            id: evidenceUploads.id,
            sha256: evidenceUploads.sha256,
            fileName: evidenceUploads.fileName,
          })
          .from(evidenceUploads)
          .where(inArray(evidenceUploads.id, named));
  return rows.map(({ file = null, note = null, ...row }) => {
    if (file === null) return { ...row, note, fileSha256: null, fileName: null };
    const upload = uploads.find(({ id }) => id === file.toLowerCase());
    if (upload) return { ...row, note, fileSha256: upload.sha256, fileName: upload.fileName };
    const had = before.find(({ fileSha256 }) => fileSha256 === file);
    if (had === undefined) throw new Refusal("refused", "evidence.file.gone", "evidence");
    return { ...row, note, fileSha256: had.fileSha256, fileName: had.fileName };
  });
}

/** Puts the evidence of a draft in place of what it had. What was struck out while it was submitted stays. */
export async function replaceEvidence(
  tx: Transaction,
  assessment: Pick<typeof assessments.$inferSelect, "id" | "partnerIso3">,
  rows: readonly KeptEvidence[],
): Promise<void> {
  const old = await tx
    .select({ id: evidence.id })
    .from(evidence)
    .where(and(eq(evidence.assessmentId, assessment.id), isNull(evidence.struckAt)));
  // The new ones first: a file is attached again because the assessment has it.
  if (rows.length > 0) {
    await tx.insert(evidence).values(
      rows.map(({ type, ...row }) => ({
        ...row,
        typeCode: type,
        assessmentId: assessment.id,
        partnerIso3: assessment.partnerIso3,
      })),
    );
  }
  if (old.length > 0) {
    await tx.delete(evidence).where(
      inArray(
        evidence.id,
        old.map(({ id }) => id),
      ),
    );
  }
}
