import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/viewer";
import { runCommand } from "@/lib/command";
import { type Outcome, Refusal } from "@/lib/errors";
import type { MediaType } from "@/lib/evidence/constants";
import { fitFileName } from "@/lib/evidence/file-names";
import { findMediaType } from "@/lib/evidence/media-type";

/** A file that was sent and can be attached by its sender. */
export interface Upload {
  id: string;
  sha256: string;
  fileName: string;
  mediaType: MediaType;
  size: number;
}

const kept = z.tuple([z.object({ upload_id: z.uuid(), file_sha256: z.string() })]);

/** Keeps a file that an analyst sends. Fails with `forbidden`, or `invalid` when it is empty or of no kind that is kept. */
export function keepUpload(
  viewer: Viewer,
  sent: { bytes: Buffer; fileName: string },
): Promise<Outcome<Upload>> {
  return runCommand(viewer, async (tx) => {
    if (!can(viewer, "assessment.record")) throw new Refusal("forbidden", "forbidden");
    const { bytes } = sent;
    if (bytes.length === 0) throw new Refusal("invalid", "evidence.file.empty");
    const mediaType = await findMediaType(bytes);
    if (mediaType === null) throw new Refusal("invalid", "evidence.file.unfit");
    const fileName = fitFileName(sent.fileName, mediaType);
    const [row] = kept.parse([
      ...(await tx.execute(
        sql`select upload_id, file_sha256 from tracker.keep_upload(${bytes}, ${mediaType}, ${fileName})`,
      )),
    ]);
    return { id: row.upload_id, sha256: row.file_sha256, fileName, mediaType, size: bytes.length };
  });
}
