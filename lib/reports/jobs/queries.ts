import "server-only";
import { and, count, desc, eq, sql } from "drizzle-orm";
import { asViewer } from "@/db/client";
import { milestones, reportJobs as jobs } from "@/db/schema";
import { can } from "@/lib/auth/permissions";
import { visiblePartner } from "@/lib/auth/scope";
import type { Viewer } from "@/lib/auth/viewer";
import { REPORT_JOBS_SHOWN } from "@/lib/reports/jobs/constants";
import { longFrom } from "@/lib/reports/jobs/rules";
import { reportJobId } from "@/lib/reports/jobs/schemas";
import type { ReportRequest } from "@/lib/reports/schemas";

/** Whether a report takes longer than anybody waits for a page: counts milestones, and no more of them than that takes. */
export async function isLongReport(viewer: Viewer, request: ReportRequest): Promise<boolean> {
  const from = longFrom(request);
  if (from === Infinity) return false;
  const [counted] = await asViewer(viewer, (tx) => {
    const some = tx
      .select({ id: milestones.id })
      .from(milestones)
      .where(
        and(
          visiblePartner(viewer, milestones.partnerIso3),
          request.subject === "" ? undefined : eq(milestones.partnerIso3, request.subject),
        ),
      )
      .limit(from)
      .as("some");
    return tx.select({ milestones: count() }).from(some);
  });
  return (counted?.milestones ?? 0) >= from;
}

const columns = {
  id: jobs.id,
  title: jobs.title,
  format: jobs.format,
  state: jobs.state,
  stepsDone: jobs.stepsDone,
  stepsAll: jobs.stepsAll,
  fault: jobs.fault,
  fileName: jobs.fileName,
  size: jobs.size,
  isToBeIssued: sql<boolean>`${jobs.requestKey} is not null`,
  issuedNumber: jobs.issuedNumber,
  asked: jobs.asked,
  orderedAt: jobs.orderedAt,
  startedAt: jobs.startedAt,
  endedAt: jobs.endedAt,
};

/** The viewer's own reports in the background, the latest first. */
export function listReportJobs(viewer: Viewer) {
  return asViewer(viewer, (tx) =>
    tx
      .select(columns)
      .from(jobs)
      .where(eq(jobs.requesterId, viewer.personId))
      .orderBy(desc(jobs.id))
      .limit(REPORT_JOBS_SHOWN),
  );
}
export type ReportJob = Awaited<ReturnType<typeof listReportJobs>>[number];

/** One of the viewer's own; null when there is none of that number, or it is somebody else's. */
export async function getReportJob(viewer: Viewer, id: string): Promise<ReportJob | null> {
  const asked = reportJobId.safeParse(id);
  if (!asked.success) return null;
  const [found] = await asViewer(viewer, (tx) =>
    tx
      .select(columns)
      .from(jobs)
      .where(and(eq(jobs.requesterId, viewer.personId), eq(jobs.id, asked.data))),
  );
  return found ?? null;
}

/** The file of one of the viewer's own, while it is kept and they may take figures away. */
export async function getReportJobFile(viewer: Viewer, id: number) {
  if (!can(viewer, "figures.export")) return null;
  const [found] = await asViewer(viewer, (tx) =>
    tx
      .select({ fileName: jobs.fileName, mediaType: jobs.mediaType, content: jobs.content })
      .from(jobs)
      .where(and(eq(jobs.requesterId, viewer.personId), eq(jobs.id, id), eq(jobs.state, "done"))),
  );
  const { fileName = null, mediaType = null, content = null } = found ?? {};
  return fileName === null || mediaType === null || content === null
    ? null
    : { fileName, mediaType, content };
}
