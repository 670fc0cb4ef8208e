import "server-only";
import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { asViewer } from "@/db/client";
import { assessments, evidence, evidenceFiles } from "@/db/schema";
import { visibleAssessments } from "@/lib/assessments/conditions";
import type { Viewer } from "@/lib/auth/viewer";
import { MEGABYTE, type SentFile } from "@/lib/evidence/constants";

/** A kept file: what it is, and its bytes, read as fast as they are taken. */
export interface EvidenceFile extends Omit<SentFile, "id"> {
  content: ReadableStream<Uint8Array>;
}

/**
 * The file of a piece of evidence; null when there is none that the viewer may see. Throws when the bytes are not those that were
 * kept, before one of them is handed on.
 */
export async function getEvidenceFile(viewer: Viewer, id: number): Promise<EvidenceFile | null> {
  const [found] = await asViewer(viewer, (tx) =>
    tx
      .select({
        name: sql<string>`${evidence.fileName}`,
        size: evidenceFiles.size,
        mediaType: evidenceFiles.mediaType,
        sha256: evidenceFiles.sha256,
        // Where the bytes lie: brought here to be looked at, they would be in memory before anybody takes them.
        unchanged: sql<boolean>`${evidenceFiles.sha256} = encode(sha256(${evidenceFiles.content}), 'hex')`,
      })
      .from(evidence)
      .innerJoin(assessments, eq(assessments.id, evidence.assessmentId))
      .innerJoin(evidenceFiles, eq(evidenceFiles.sha256, evidence.fileSha256))
      .where(and(visibleAssessments(viewer), eq(evidence.id, id))),
  );
  if (found === undefined) return null;
  const { unchanged, ...file } = found;
  if (!unchanged) throw new ChangedFile(file.sha256);
  return { ...file, content: streamContent(viewer, file) };
}

class ChangedFile extends Error {
  constructor(sha256: string) {
    super(`a file is not what was kept as ${sha256}`);
  }
}

/** The bytes, a megabyte at a time; the last ones only when all of them are what the hash says. */
function streamContent(viewer: Viewer, { sha256, size }: { sha256: string; size: number }) {
  const hash = createHash("sha256");
  let taken = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(reader) {
        const piece = await readPiece(viewer, sha256, taken);
        hash.update(piece);
        taken += piece.length;
        const isLast = taken >= size || piece.length === 0;
        if (isLast && hash.digest("hex") !== sha256) throw new ChangedFile(sha256);
        reader.enqueue(piece);
        if (isLast) reader.close();
      },
    },
    // Nothing is read ahead: who only asks what there is takes no bytes.
    { highWaterMark: 0 },
  );
}

const oneRow = z.tuple([z.object({ piece: z.instanceof(Buffer) })]);

/** A transaction a piece: a slow reader holds no connection while they read. What was kept never changes in between. */
async function readPiece(viewer: Viewer, sha256: string, from: number): Promise<Buffer> {
  const piece = sql`substring(${evidenceFiles.content} from ${from + 1} for ${MEGABYTE})`;
  const rows = await asViewer(viewer, (tx) =>
    tx.select({ piece }).from(evidenceFiles).where(eq(evidenceFiles.sha256, sha256)),
  );
  return oneRow.parse(rows)[0].piece;
}
