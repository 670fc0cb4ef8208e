import "server-only";
import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { asViewer, type Transaction } from "@/db/client";
import { assessments, evidence, evidenceFiles, milestones, people } from "@/db/schema";
import { visibleAssessments } from "@/lib/assessments/conditions";
import type { Viewer } from "@/lib/auth/viewer";
import { MEGABYTE } from "@/lib/evidence/constants";

const adders = alias(people, "adders");
const strikers = alias(people, "strikers");

/** One piece of evidence with what it stands behind; null when the viewer may not see its assessment. */
export function getEvidence(viewer: Viewer, id: number) {
  return asViewer(viewer, async (tx) => {
    const [found] = await tx
      .select({
        id: evidence.id,
        url: evidence.url,
        fileName: evidence.fileName,
        sha256: evidence.fileSha256,
        mediaType: evidenceFiles.mediaType,
        size: evidenceFiles.size,
        title: evidence.title,
        type: evidence.typeCode,
        reliability: evidence.reliability,
        credibility: evidence.credibility,
        datedOn: evidence.datedOn,
        note: evidence.note,
        addedAt: evidence.addedAt,
        addedBy: adders.name,
        struckAt: evidence.struckAt,
        struckBy: strikers.name,
        struckReason: evidence.struckReason,
        assessmentState: assessments.state,
        effectiveOn: assessments.effectiveOn,
        partner: evidence.partnerIso3,
        milestoneCode: milestones.code,
        milestoneTitle: milestones.title,
      })
      .from(evidence)
      .innerJoin(assessments, eq(assessments.id, evidence.assessmentId))
      .innerJoin(milestones, eq(milestones.id, assessments.milestoneId))
      .leftJoin(evidenceFiles, eq(evidenceFiles.sha256, evidence.fileSha256))
      .leftJoin(adders, eq(adders.id, evidence.addedBy))
      .leftJoin(strikers, eq(strikers.id, evidence.struckBy))
      .where(and(visibleAssessments(viewer), eq(evidence.id, id)));
    return found ?? null;
  });
}
export type EvidenceFacts = NonNullable<Awaited<ReturnType<typeof getEvidence>>>;

const piece = z.tuple([z.object({ piece: z.instanceof(Buffer) })]);

/**
 * The file of a piece of evidence with its bytes, held against their hash; null when there is none that the viewer may see.
 * Throws when the bytes are not those that were kept.
 */
export function getEvidenceFile(viewer: Viewer, id: number) {
  return asViewer(viewer, async (tx) => {
    const [file] = await tx
      .select({
        sha256: evidenceFiles.sha256,
        size: evidenceFiles.size,
        mediaType: evidenceFiles.mediaType,
        fileName: sql<string>`${evidence.fileName}`,
      })
      .from(evidence)
      .innerJoin(assessments, eq(assessments.id, evidence.assessmentId))
      .innerJoin(evidenceFiles, eq(evidenceFiles.sha256, evidence.fileSha256))
      .where(and(visibleAssessments(viewer), eq(evidence.id, id)));
    if (file === undefined) return null;
    const content = await readContent(tx, file);
    if (createHash("sha256").update(content).digest("hex") !== file.sha256) {
      throw new Error(`the file of evidence ${id} is not what was kept as ${file.sha256}`);
    }
    return { ...file, content };
  });
}

/** The content in pieces, put where they belong: read at once, it would be in memory several times over. */
async function readContent(
  tx: Transaction,
  { sha256, size }: { sha256: string; size: number },
): Promise<Buffer<ArrayBuffer>> {
  const content = Buffer.alloc(size);
  for (let from = 0; from < size; from += MEGABYTE) {
    const part = sql`substring(${evidenceFiles.content} from ${from + 1} for ${MEGABYTE})`;
    const read = await tx.select({ piece: part }).from(evidenceFiles).where(eq(evidenceFiles.sha256, sha256));
    piece.parse(read)[0].piece.copy(content, from);
  }
  return content;
}
