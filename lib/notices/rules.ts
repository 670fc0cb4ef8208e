import type { NoticeKind } from "@/lib/notices/constants";
import { SCHEDULES } from "@/lib/reports/schedules/constants";

interface About {
  kind: NoticeKind;
  code: string | null;
  proposalId: number | null;
  scheduleId: number | null;
  assessmentId: number | null;
  commentId: number | null;
}

/** Where the thing that a notice is about stands, below the site's address. */
export function noticePath({ kind, code, assessmentId, commentId, proposalId, scheduleId }: About): string {
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
    case "schedule_failed":
      return `${SCHEDULES}/${scheduleId ?? ""}`;
  }
}
