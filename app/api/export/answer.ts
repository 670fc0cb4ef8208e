import { can } from "@/lib/auth/permissions";
import { getViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/periods/today";

/** Answers with a file to download, or with who is missing what. */
export async function answerWithFile(
  name: string,
  make: (viewer: Viewer) => BodyInit | Promise<BodyInit>,
): Promise<Response> {
  const viewer = await getViewer();
  if (viewer === null) return refusal(401, "Sign in to export figures.");
  if (!can(viewer, "figures.export")) return refusal(403, "Managers and administrators export figures.");
  return new Response(await make(viewer), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}-${today()}.csv"`,
      ...NEVER_KEPT,
    },
  });
}

/** A file is of the person who asked, and of the moment. */
const NEVER_KEPT = { "cache-control": "private, no-store", "x-content-type-options": "nosniff" };

function refusal(status: 401 | 403, text: string): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", ...NEVER_KEPT },
  });
}

/** The partner that an address asks for, if it asks for one. */
export function partnerOf(request: Request): string | undefined {
  return new URL(request.url).searchParams.get("partner")?.replaceAll("\0", "");
}
