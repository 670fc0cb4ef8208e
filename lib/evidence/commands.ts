import "server-only";
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { assessments, evidence, milestones } from "@/db/schema";
import { visibleAssessments } from "@/lib/assessments/conditions";
import { audit } from "@/lib/audit/commands";
import { readingChain } from "@/lib/audit/constants";
import { can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/viewer";
import { authorize, runCommand } from "@/lib/command";
import { notFound, type Outcome, Refusal } from "@/lib/errors";
import type { SentFile } from "@/lib/evidence/constants";
import { fitFileName } from "@/lib/evidence/file-names";
import { isFileMarkedAbove } from "@/lib/evidence/file-markings";
import { findMediaType } from "@/lib/evidence/media-type";
import type { StrikeEvidenceInput } from "@/lib/evidence/schemas";
import { getSettings } from "@/lib/installation/queries";
import { markedAbove } from "@/lib/markings/rules";

const kept = z.tuple([z.object({ upload_id: z.uuid(), file_sha256: z.string() })]);

/**
 * Keeps a file that an analyst sends, for two days or until an assessment rests on it. No part of the record yet, so that the
 * audit trail tells of it when it is attached. Fails with `forbidden`, `invalid` (empty, or of no kind that is kept),
 * `refused` (marked above what may be held).
 */
export async function keepUpload(
  viewer: Viewer,
  sent: { bytes: Buffer; fileName: string },
): Promise<Outcome<SentFile>> {
  // Before the transaction, which would hold a connection for as long as a file is read; and for nobody who may not send.
  const found = can(viewer, "assessment.record")
    ? await lookInto(sent)
    : new Refusal("forbidden", "forbidden");
  return runCommand(viewer, async (tx) => {
    authorize(viewer, "assessment.record");
    if (found instanceof Refusal) throw found;
    const { bytes } = sent;
    const { name, mediaType } = found;
    const [row] = kept.parse([
      ...(await tx.execute(
        sql`select upload_id, file_sha256 from tracker.keep_upload(${bytes}, ${mediaType}, ${name})`,
      )),
    ]);
    return { id: row.upload_id, name, size: bytes.length, mediaType, sha256: row.file_sha256 };
  });
}

/** What a file is and the name that it may have, or why it is not kept. */
async function lookInto({ bytes, fileName }: { bytes: Buffer; fileName: string }) {
  if (bytes.length === 0) return new Refusal("invalid", "evidence.file.empty");
  const mediaType = await findMediaType(bytes);
  if (mediaType === null) return new Refusal("invalid", "evidence.file.unfit");
  const name = fitFileName(fileName, mediaType);
  const { highestMarking } = await getSettings();
  return (await isFileMarkedAbove({ name, bytes, mediaType }, highestMarking))
    ? new Refusal("refused", markedAbove(highestMarking))
    : { name, mediaType };
}

/**
 * Strikes a mistaken piece of evidence of a submitted or accepted assessment out: it stays, with the reason, and no claim is
 * accepted on it any more. The same said twice by the same person is done once. Fails with `not_found`, `forbidden`, `conflict`
 * (somebody else was faster), `refused`.
 */
export function strikeEvidence(viewer: Viewer, input: StrikeEvidenceInput): Promise<Outcome<{ id: number }>> {
  return runCommand(viewer, async (tx) => {
    const [before] = await tx
      .select({
        id: evidence.id,
        partnerIso3: evidence.partnerIso3,
        assessmentId: evidence.assessmentId,
        title: evidence.title,
        url: evidence.url,
        fileSha256: evidence.fileSha256,
        struckReason: evidence.struckReason,
        struckBy: evidence.struckBy,
        state: assessments.state,
      })
      .from(evidence)
      .innerJoin(assessments, eq(assessments.id, evidence.assessmentId))
      .where(and(visibleAssessments(viewer), eq(evidence.id, input.evidenceId)));
    if (before === undefined) throw notFound();
    authorize(viewer, "evidence.strike", before.partnerIso3);
    const { state, partnerIso3, struckBy, ...audited } = before;
    if (struckBy === viewer.personId && audited.struckReason === input.reason) return { id: before.id };
    if (audited.struckReason !== null) throw alreadyStruck();
    if (state !== "submitted" && state !== "accepted")
      throw new Refusal("refused", "evidence.strike.not_submitted");
    const struck = await tx
      .update(evidence)
      .set({ struckReason: input.reason })
      .where(and(eq(evidence.id, before.id), isNull(evidence.struckAt)))
      .returning({ id: evidence.id });
    if (struck.length === 0) throw alreadyStruck();
    await audit(tx, {
      chain: partnerIso3,
      action: "evidence.strike",
      entity: "evidence",
      entityId: String(before.id),
      before: audited,
      after: { ...audited, struckReason: input.reason },
    });
    return { id: before.id };
  });
}

/**
 * Records that somebody takes the file of a piece of evidence. Called before its first byte is sent, so that it is on record whatever
 * becomes of the rest. Fails with `not_found` (no such file for this viewer).
 */
export function recordReading(viewer: Viewer, evidenceId: number): Promise<Outcome<{ id: number }>> {
  return runCommand(viewer, async (tx) => {
    const [read] = await tx
      .select({
        partnerIso3: evidence.partnerIso3,
        milestone: milestones.code,
        assessmentId: evidence.assessmentId,
        title: evidence.title,
        fileName: evidence.fileName,
        fileSha256: evidence.fileSha256,
      })
      .from(evidence)
      .innerJoin(assessments, eq(assessments.id, evidence.assessmentId))
      .innerJoin(milestones, eq(milestones.id, assessments.milestoneId))
      .where(and(visibleAssessments(viewer), eq(evidence.id, evidenceId), isNotNull(evidence.fileSha256)));
    if (read === undefined) throw notFound();
    const { partnerIso3, ...file } = read;
    authorize(viewer, "portfolio.read", partnerIso3);
    await audit(tx, {
      chain: readingChain(partnerIso3),
      action: "evidence.read",
      entity: "evidence",
      entityId: String(evidenceId),
      before: null,
      after: file,
    });
    return { id: evidenceId };
  });
}

const alreadyStruck = () => new Refusal("conflict", "evidence.strike.already");
