import { getLocale, getTranslations } from "next-intl/server";
import { NEVER_KEPT, refusal } from "@/app/api/refusal";
import { answerLater } from "@/app/api/reports/later";
import { can } from "@/lib/auth/permissions";
import { getViewer } from "@/lib/auth/session";
import { recordExport } from "@/lib/exports/commands";
import { getSettings } from "@/lib/installation/queries";
import { markedAbove } from "@/lib/markings/rules";
import { today } from "@/lib/periods/today";
import { isReportFault, parseReportRequest, type ReportFault } from "@/lib/reports/address";
import { BACKGROUND } from "@/lib/reports/jobs/constants";
import { isLongReport } from "@/lib/reports/jobs/queries";
import { makeReport } from "@/lib/reports/make";
import { isRequestMarkedAbove } from "@/lib/reports/marked";
import { orderOf } from "@/lib/reports/order";

/**
 * The report that the address asks for, made anew for whoever asks. The trail has it before its first byte is sent. A long one, or one for
 * the background, is made later: the answer says where to find it.
 */
export async function GET(request: Request): Promise<Response> {
  const viewer = await getViewer();
  const [t, language] = await Promise.all([getTranslations(), getLocale()]);
  if (viewer === null) return refusal(401, t("states.export.signedOut"));
  if (!can(viewer, "figures.export")) return refusal(403, t("states.export.forbidden"));
  const query = new URL(request.url).searchParams;
  const asked = parseReportRequest(query, today(), language);
  if (isReportFault(asked)) return refusal(400, t(sentenceOf(asked)));
  const { highestMarking } = await getSettings();
  if (isRequestMarkedAbove(asked, highestMarking))
    return refusal(400, t(`failures.${markedAbove(highestMarking)}`));
  if (query.has(BACKGROUND) || (await isLongReport(viewer, asked)))
    return answerLater(viewer, request, asked);
  const report = await makeReport(viewer, orderOf(viewer, asked, new Date()));
  if (report === null) return refusal(404, t("reports.fault.notFound"));
  // HEAD takes nothing away.
  if (
    request.method !== "HEAD" &&
    !(await recordExport(viewer, { file: report.name, format: asked.format, query })).ok
  )
    return refusal(403, t("states.export.forbidden"));
  return new Response(new Uint8Array(report.bytes), {
    headers: {
      "content-type": report.mediaType,
      "content-disposition": `attachment; filename="${report.name}"`,
      ...NEVER_KEPT,
    },
  });
}

/** Each field has its own reasons, which a joined key does not show to the compiler. */
function sentenceOf(fault: ReportFault) {
  if (fault.field === "request") return "reports.fault.request";
  if (fault.field === "from") return `reports.fault.from.${fault.reason}` as const;
  return fault.field === "asOf"
    ? (`states.export.asOf.asOf.${fault.reason}` as const)
    : (`states.export.asOf.knownAt.${fault.reason}` as const);
}
