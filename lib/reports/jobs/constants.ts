/** Values of reports that are made in the background. */

/** `waiting → running → done | failed | cancelled`; one that waits can be cancelled too. */
export const REPORT_JOB_STATES = ["waiting", "running", "done", "failed", "cancelled"] as const;
export type ReportJobState = (typeof REPORT_JOB_STATES)[number];

/**
 * Why there is no report: its requester may make none any more, there is nothing to report on, it is marked above what the installation
 * holds meanwhile, or a fault of ours.
 */
export const REPORT_JOB_FAULTS = ["right_lost", "gone", "marked", "fault"] as const;
export type ReportJobFault = (typeof REPORT_JOB_FAULTS)[number];

/** How long the file of a report is kept that was made in the background. */
export const KEPT_DAYS = 7;

/** How many of one's own the page lists. */
export const REPORT_JOBS_SHOWN = 10;

/** The page of one, and its file. */
export const REPORT_JOB = "/reports/jobs";
export const REPORT_JOB_FILE = "/api/reports/jobs";
/** The parameter by which an address asks for a report in the background, however small it is. */
export const BACKGROUND = "background";

/** Milestones times sections from which a report may take the second that one likes to wait, on a server slower than the one measured (docs/benchmarks.md). */
export const LONG_FROM = { partner: 20_000, portfolio: 60_000, period: 500_000 } as const;
