import { getTranslations } from "next-intl/server";
import { NEVER_KEPT, refusal } from "@/app/api/refusal";
import { can } from "@/lib/auth/permissions";
import { getViewer } from "@/lib/auth/session";
import { recordExport } from "@/lib/exports/commands";
import { REPORT_FILE } from "@/lib/reports/constants";
import { getReportJob, getReportJobFile } from "@/lib/reports/jobs/queries";
import { isUnderWay } from "@/lib/reports/jobs/rules";

/**
 * The file of a report that was made in the background, for who asked for it; until it is there, how far it is; of one that was issued,
 * where its file is. The trail has the
 * download before its first byte is sent; HEAD takes nothing away.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const viewer = await getViewer();
  const t = await getTranslations();
  if (viewer === null) return refusal(401, t("states.export.signedOut"));
  if (!can(viewer, "figures.export")) return refusal(403, t("states.export.forbidden"));
  const job = await getReportJob(viewer, (await params).id);
  if (job === null) return refusal(404, t("reports.job.none"));
  const { state, stepsDone, stepsAll } = job;
  if (isUnderWay(state))
    return Response.json({ state, stepsDone, stepsAll }, { status: 202, headers: NEVER_KEPT });
  if (job.issuedNumber !== null)
    return new Response(null, {
      status: 303,
      headers: { location: `${REPORT_FILE}/${job.issuedNumber}`, ...NEVER_KEPT },
    });
  const file = await getReportJobFile(viewer, job.id);
  if (file === null) return refusal(410, t("reports.job.over"));
  if (request.method !== "HEAD") {
    const recorded = await recordExport(viewer, {
      file: file.fileName,
      format: job.format,
      query: new URLSearchParams(job.asked),
    });
    if (!recorded.ok) return refusal(403, t("states.export.forbidden"));
  }
  return new Response(new Uint8Array(file.content), {
    headers: {
      "content-type": file.mediaType,
      "content-disposition": `attachment; filename="${file.fileName}"`,
      ...NEVER_KEPT,
    },
  });
}
