import { and, asc, desc, eq, inArray, isNull, or } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { type assessments, evidence, evidenceUploads } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
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
  viewer: Viewer,
  rows: readonly EvidenceInput[],
  before: readonly KeptEvidence[],
): Promise<KeptEvidence[]> {
  const uploads = await listNamedUploads(
    tx,
    viewer,
    rows.flatMap(({ file }) => file?.toLowerCase() ?? []),
  );
  return rows.map(({ url = null, file = null, note = null, ...graded }, index) => {
    const row = { ...graded, url, note };
    if (file === null) return { ...row, fileSha256: null, fileName: null };
    const reference = file.toLowerCase();
    const found =
      before.find(({ fileSha256 }) => fileSha256 === reference) ??
      uploads.find(({ id, fileSha256 }) => id === reference || fileSha256 === reference);
    if (found === undefined) throw new Refusal("refused", "evidence.file.gone", `evidence.${index}.file`);
    return { ...row, fileSha256: found.fileSha256, fileName: found.fileName };
  });
}

/**
 * What the viewer has sent of this, by the upload or by the content: the latter is what the assessment had when its form was
 * opened, and may since have been replaced in another window.
 */
async function listNamedUploads(tx: Transaction, viewer: Viewer, references: readonly string[]) {
  if (references.length === 0) return [];
  const { id, sha256, fileName, personId, uploadedAt } = evidenceUploads;
  const ids = references.filter((reference) => z.uuid().safeParse(reference).success);
  return tx
    .select({ id, fileSha256: sha256, fileName })
    .from(evidenceUploads)
    .where(and(eq(personId, viewer.personId), or(inArray(id, ids), inArray(sha256, [...references]))))
    .orderBy(desc(uploadedAt));
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
