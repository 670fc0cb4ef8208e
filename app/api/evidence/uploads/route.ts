import { can } from "@/lib/auth/permissions";
import { isFromOwnPage } from "@/lib/auth/same-origin";
import { getViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { readServerEnv } from "@/lib/env";
import type { Failure } from "@/lib/errors";
import { keepUpload } from "@/lib/evidence/commands";
import { MOST_FILE_BYTES } from "@/lib/evidence/constants";
import { readBody } from "@/lib/request-body";
import { withUploadSlot } from "@/lib/evidence/upload-slots";
import { reportFault } from "@/lib/fault-report";
import { BROKEN, SESSION_ENDED, UNFIT } from "@/lib/forms/constants";

const STATUS: Record<Failure["kind"], number> = {
  invalid: 422,
  refused: 422,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
};

/**
 * Takes one file as the body of the request, its name percent-encoded in `x-file-name`. Answers what it was kept as, or why it
 * was not as a message key: `{ "failure": "evidence.file.unfit" }`. Nothing is written before the body is whole.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isFromOwnPage(request.headers, readServerEnv().NEXTAUTH_URL)) return refused(403, "forbidden");
  const viewer = await getViewer();
  if (viewer === null) return refused(401, SESSION_ENDED);
  if (!can(viewer, "assessment.record")) return refused(403, "forbidden");
  const fileName = nameGiven(request.headers);
  if (fileName === null) return refused(400, UNFIT);
  // Said before a byte is read, where the sender says how many there are.
  if (Number(request.headers.get("content-length")) > MOST_FILE_BYTES)
    return refused(413, "evidence.file.too_large");
  const answer = await withUploadSlot(viewer.personId, () => keepBody(request, viewer, fileName));
  return answer ?? refused(503, "evidence.file.busy", { "retry-after": "10" });
}

async function keepBody(request: Request, viewer: Viewer, fileName: string): Promise<Response> {
  let bytes: Buffer | null;
  try {
    bytes = await readBody(request.body, { most: MOST_FILE_BYTES, patience: 30 });
  } catch {
    // Whoever sent it has left, or stands still: no fault of ours.
    return refused(400, "evidence.file.broken");
  }
  if (bytes === null) return refused(413, "evidence.file.too_large");
  try {
    const outcome = await keepUpload(viewer, { bytes, fileName });
    if (outcome.ok) return answered(201, outcome.value);
    return refused(STATUS[outcome.failure.kind], outcome.failure.messageKey);
  } catch (error) {
    return answered(500, { failure: BROKEN, reference: reportFault("evidence.upload", error) });
  }
}

function nameGiven(headers: Headers): string | null {
  try {
    return decodeURIComponent(headers.get("x-file-name") ?? "");
  } catch {
    return null; // Not percent-encoded UTF-8: no page of ours sends that.
  }
}

const refused = (status: number, failure: string, headers: Record<string, string> = {}) =>
  answered(status, { failure }, headers);

function answered(status: number, content: object, headers: Record<string, string> = {}): Response {
  return Response.json(content, { status, headers: { "cache-control": "no-store", ...headers } });
}
