import { getTranslations } from "next-intl/server";
import { NEVER_KEPT, refusal } from "@/app/api/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import { orderReportJob } from "@/lib/reports/jobs/commands";
import { BACKGROUND, REPORT_JOB_FILE } from "@/lib/reports/jobs/constants";
import { reportJobHref } from "@/lib/reports/jobs/rules";
import type { ReportRequest } from "@/lib/reports/schemas";

/**
 * Has the report made in the background. A browser is led to its page; a program is told the address of the file, which says how far it
 * is until it is there. HEAD asks for nothing.
 */
export async function answerLater(viewer: Viewer, request: Request, asked: ReportRequest): Promise<Response> {
  if (request.method === "HEAD") return new Response(null, { status: 202, headers: NEVER_KEPT });
  const query = new URL(request.url).searchParams;
  query.delete(BACKGROUND);
  const ordered = await orderReportJob(viewer, asked, query);
  if (!ordered.ok) {
    const t = await getTranslations();
    return ordered.failure.kind === "forbidden"
      ? refusal(403, t("states.export.forbidden"))
      : refusal(503, t("reports.job.endedJustNow"));
  }
  const { id } = ordered.value;
  if (request.headers.get("accept")?.includes("text/html") === true)
    return new Response(null, { status: 303, headers: { location: reportJobHref(id), ...NEVER_KEPT } });
  const file = `${REPORT_JOB_FILE}/${id}`;
  return Response.json(
    { state: "waiting", page: reportJobHref(id), file },
    { status: 202, headers: { location: file, ...NEVER_KEPT } },
  );
}
