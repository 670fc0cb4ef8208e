import { and, eq, inArray, isNull } from "drizzle-orm";
import { reportJobs as jobs } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { authorize, runCommand } from "@/lib/command";
import { conflict, notFound, type Outcome } from "@/lib/errors";
import type { CancelReportJobInput } from "@/lib/reports/jobs/schemas";
import { titleOf } from "@/lib/reports/jobs/title";
import { orderOf } from "@/lib/reports/order";
import { getReportCountry } from "@/lib/reports/queries";
import type { ReportRequest } from "@/lib/reports/schemas";
import { stepsOf } from "@/lib/reports/steps";

// Nothing is taken away yet: the trail has the download, as it has that of a report made at once.

const underWay = inArray(jobs.state, ["waiting", "running"]);

/**
 * Has a report made in the background, and issued where it has the key of a request for that. Asked for by the same address while it is
 * under way, or to be issued by the same request ever, it is the same one. Fails with `forbidden`, and with `conflict` when that one has
 * ended in the same moment.
 */
export async function orderReportJob(
  viewer: Viewer,
  request: ReportRequest,
  query: URLSearchParams,
  requestKey: string | null = null,
): Promise<Outcome<{ id: number }>> {
  const country = await getReportCountry(viewer, request);
  return runCommand(viewer, async (tx) => {
    authorize(viewer, "figures.export");
    const order = orderOf(viewer, request, new Date());
    const asked = query.toString();
    const [added] = await tx
      .insert(jobs)
      .values({
        ...{ requesterId: viewer.personId, requestKey, order, asked, format: order.format },
        ...{ title: titleOf(order, country), stepsAll: stepsOf(order.kind) },
      })
      .onConflictDoNothing()
      .returning({ id: jobs.id });
    if (added !== undefined) return added;
    const same =
      requestKey === null
        ? and(eq(jobs.asked, asked), isNull(jobs.requestKey), underWay)
        : eq(jobs.requestKey, requestKey);
    const [twin] = await tx
      .select({ id: jobs.id })
      .from(jobs)
      .where(and(eq(jobs.requesterId, viewer.personId), same));
    if (twin === undefined) throw conflict();
    return twin;
  });
}

/** Ends one of the viewer's own before it is done; one that is over stays as it is. Fails with `not_found`. */
export function cancelReportJob(
  viewer: Viewer,
  { jobId }: CancelReportJobInput,
): Promise<Outcome<{ id: number }>> {
  return runCommand(viewer, async (tx) => {
    const own = and(eq(jobs.requesterId, viewer.personId), eq(jobs.id, jobId));
    await tx.update(jobs).set({ state: "cancelled" }).where(and(own, underWay));
    const [found] = await tx.select({ id: jobs.id }).from(jobs).where(own);
    if (found === undefined) throw notFound();
    return found;
  });
}
