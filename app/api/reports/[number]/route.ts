import { getTranslations } from "next-intl/server";
import { NEVER_KEPT, refusal } from "@/app/api/refusal";
import { can } from "@/lib/auth/permissions";
import { getViewer } from "@/lib/auth/session";
import { recordExport } from "@/lib/exports/commands";
import { getIssuedFile } from "@/lib/reports/queries";

/** An issued report, to the byte as it was issued. The trail has it before its first byte is sent; HEAD takes nothing away. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ number: string }> },
): Promise<Response> {
  const viewer = await getViewer();
  const t = await getTranslations();
  if (viewer === null) return refusal(401, t("states.export.signedOut"));
  if (!can(viewer, "figures.export")) return refusal(403, t("states.export.forbidden"));
  const { number } = await params;
  const file = await getIssuedFile(viewer, number);
  if (file === null) return refusal(404, t("reports.issued.none"));
  const name = `${number}-${file.fileName}`;
  if (request.method !== "HEAD") {
    const recorded = await recordExport(viewer, {
      file: name,
      format: file.format,
      query: new URLSearchParams(),
    });
    if (!recorded.ok) return refusal(403, t("states.export.forbidden"));
  }
  return new Response(new Uint8Array(file.content), {
    headers: {
      "content-type": file.mediaType,
      "content-disposition": `attachment; filename="${name}"`,
      ...NEVER_KEPT,
    },
  });
}
