/** What a notice tells: see db/schema/notices.ts. */
export const NOTICE_KINDS = [
  "mentioned",
  "returned",
  "decided",
  "waiting",
  "recheck_due",
  "proposed",
  "adopted",
  "declined",
  "paused",
  "withdrawn",
  "taken_up",
  "report_ready",
  "report_failed",
  "schedule_failed",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const NOTICES_PAGE_SIZE = 30;
