import { getTranslations } from "next-intl/server";
import { NEVER_KEPT, refusal } from "@/app/api/refusal";
import { getViewer } from "@/lib/auth/session";
import { recordReading } from "@/lib/evidence/commands";
import { attachmentNamed } from "@/lib/evidence/file-names";
import { getEvidenceFile } from "@/lib/evidence/queries";

/**
 * The file of a piece of evidence, to be saved: whatever it holds, no browser is to show or run it as a page of ours. The trail has it
 * before its first byte is sent; HEAD takes nothing away.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const viewer = await getViewer();
  const t = await getTranslations("states.file");
  if (viewer === null) return refusal(401, t("signedOut"));
  const { id } = await params;
  const file = /^\d{1,15}$/.test(id) ? await getEvidenceFile(viewer, Number(id)) : null;
  if (file === null) return refusal(404, t("notFound"));
  if (request.method !== "HEAD" && !(await recordReading(viewer, Number(id))).ok) {
    await file.content.cancel();
    return refusal(404, t("notFound"));
  }
  return new Response(file.content, {
    headers: {
      "content-type": file.mediaType,
      "content-disposition": attachmentNamed(file.name),
      "content-security-policy": "sandbox; default-src 'none'",
      "cross-origin-resource-policy": "same-origin",
      ...NEVER_KEPT,
    },
  });
}
