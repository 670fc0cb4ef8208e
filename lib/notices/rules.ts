import type { NoticeKind } from "@/lib/notices/constants";
import { REPORT_JOB } from "@/lib/reports/jobs/constants";
import { issuedHref } from "@/lib/reports/rules";
import { SCHEDULES } from "@/lib/reports/schedules/constants";

interface About {
  kind: NoticeKind;
  code: string | null;
  proposalId: number | null;
  scheduleId: number | null;
  assessmentId: number | null;
  commentId: number | null;
  reportJobId: number | null;
  issuedNumber: string | null;
}

/** What it says happened: a report made in the background is ready, or issued already. */
export function noticeWords({ kind, issuedNumber }: Pick<About, "kind" | "issuedNumber">) {
  return kind === "report_ready" && issuedNumber !== null ? "report_issued" : kind;
}

/** Where the thing that a notice is about stands, below the site's address. */
export function noticePath(about: About): string {
  const { kind, code, assessmentId, commentId, proposalId, scheduleId, reportJobId, issuedNumber } = about;
  const milestone = `/milestones/${code ?? ""}`;
  switch (kind) {
    case "mentioned":
      return `${milestone}?comment=${commentId ?? ""}#comment-${commentId ?? ""}`;
    case "returned":
    case "decided":
    case "waiting":
      return `${milestone}#assessment-${assessmentId ?? ""}`;
    case "recheck_due":
    case "paused":
    case "withdrawn":
    case "taken_up":
      return milestone;
    case "proposed":
    case "adopted":
    case "declined":
      return `/proposals/${proposalId ?? ""}`;
    case "report_ready":
    case "report_failed":
      return issuedNumber === null ? `${REPORT_JOB}/${reportJobId ?? ""}` : issuedHref(issuedNumber);
    case "schedule_failed":
      return `${SCHEDULES}/${scheduleId ?? ""}`;
  }
}
