import type { NoticeKind } from "@/lib/notices/constants";

interface About {
  kind: NoticeKind;
  code: string;
  assessmentId: number | null;
  commentId: number | null;
}

/** Where the thing that a notice is about stands, below the site's address. */
export function noticePath({ kind, code, assessmentId, commentId }: About): string {
  const milestone = `/milestones/${code}`;
  switch (kind) {
    case "mentioned":
      return `${milestone}?comment=${commentId ?? ""}#comment-${commentId ?? ""}`;
    case "returned":
    case "decided":
    case "waiting":
      return `${milestone}#assessment-${assessmentId ?? ""}`;
    case "recheck_due":
      return milestone;
  }
}
