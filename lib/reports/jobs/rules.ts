import type { ReportKind } from "@/lib/reports/constants";
import { KEPT_DAYS, LONG_FROM, REPORT_JOB, type ReportJobState } from "@/lib/reports/jobs/constants";

/** The page of a report that is made in the background. */
export function reportJobHref(id: number): string {
  return `${REPORT_JOB}/${id}`;
}

/** How people are told where it stands: what is issued is more than ready. */
export function shownState(job: { state: ReportJobState; issuedNumber: string | null }) {
  return job.issuedNumber === null ? job.state : "issued";
}

/** Whether something still becomes of it. */
export function isUnderWay(state: ReportJobState): boolean {
  return state === "waiting" || state === "running";
}

/** Until when the file is kept of a report that ended then. */
export function keptUntil(endedAt: Date): Date {
  return new Date(endedAt.getTime() + KEPT_DAYS * 86_400_000);
}

interface Extent {
  kind: ReportKind;
  sections: readonly string[];
}

/** From how many milestones on a report of this extent is long; a dossier of one never is. */
export function longFrom({ kind, sections }: Extent): number {
  return kind === "milestone" ? Infinity : Math.ceil(LONG_FROM[kind] / sections.length);
}
