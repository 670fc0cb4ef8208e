import { can } from "@/lib/auth/permissions";
import { isFromOwnPage } from "@/lib/auth/same-origin";
import { getViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { readServerEnv } from "@/lib/env";
import type { Failure } from "@/lib/errors";
import { getMilestone } from "@/lib/milestones/queries";
import { readBody } from "@/lib/request-body";
import { keepUnfinished } from "@/lib/unfinished/commands";
import { UNFINISHED_LIMIT } from "@/lib/unfinished/constants";
import { getUnfinished } from "@/lib/unfinished/queries";
import { type KeepUnfinishedInput, keepUnfinishedSchema } from "@/lib/unfinished/schemas";

/** What is asked beside the texts themselves. */
const ENVELOPE = 2_000;

/**
 * Keeps what somebody has typed so far into the form of an assessment, and answers by its status. It is no server action: those
 * wait for each other and for the form that is sent, and a page that is left cannot take one along.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isFromOwnPage(request.headers, readServerEnv().NEXTAUTH_URL)) return refused(403);
  const viewer = await getViewer();
  if (viewer === null) return refused(401);
  if (!can(viewer, "assessment.record")) return refused(403);
  const body = await bodyOf(request);
  if (body === null) return refused(413);
  const parsed = keepUnfinishedSchema.safeParse(jsonOf(body));
  if (!parsed.success) return refused(400);
  const outcome = await keepUnfinished(viewer, parsed.data);
  if (outcome.ok) return answer(200, outcome.value);
  return outcome.failure.kind === "conflict"
    ? answer(409, { version: await storedVersion(viewer, parsed.data) })
    : refused(statusOf(outcome.failure));
}

/** What was sent, as text; null when it is longer than anything that is kept. */
async function bodyOf(request: Request): Promise<string | null> {
  try {
    const body = await readBody(request.body, { most: UNFINISHED_LIMIT + ENVELOPE, patience: 10 });
    return body && body.toString("utf8");
  } catch {
    return ""; // Whoever sent it has left, or stands still.
  }
}

function statusOf({ kind, messageKey }: Failure): number {
  if (messageKey === "unfinished.recorded") return 410;
  if (messageKey === "unfinished.too_large") return 413;
  if (messageKey.startsWith("marking.above.")) return 422;
  return kind === "not_found" ? 404 : 403;
}

/** The version of what another window has kept: who then goes on from it replaces it knowingly. */
async function storedVersion(viewer: Viewer, { milestoneCode, assessmentId }: KeepUnfinishedInput) {
  const milestone = await getMilestone(viewer, milestoneCode);
  const stored = milestone && (await getUnfinished(viewer, milestone.id, assessmentId));
  return stored?.version ?? null;
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined; // Not what our own page sends: refused as any other input that is none.
  }
}

const refused = (status: number) => answer(status, {});

function answer(status: number, content: object): Response {
  return Response.json(content, { status, headers: { "cache-control": "private, no-store" } });
}
