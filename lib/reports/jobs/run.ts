import "server-only";
import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { z } from "zod";
import { asSystem, type Transaction } from "@/db/client";
import { assignments, people, reportJobs as jobs } from "@/db/schema";
import { can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/viewer";
import type { Failure } from "@/lib/errors";
import { getSettings } from "@/lib/installation/queries";
import type { TaskRun } from "@/lib/jobs/task";
import { issueOrder } from "@/lib/reports/commands";
import { KEPT_DAYS, type ReportJobFault } from "@/lib/reports/jobs/constants";
import type { ReportJobPayload } from "@/lib/reports/jobs/schemas";
import { makeReport, type ReportFile } from "@/lib/reports/make";
import { isRequestMarkedAbove } from "@/lib/reports/marked";
import { reportOrderSchema } from "@/lib/reports/schemas";
import type { Step } from "@/lib/reports/steps";

/** It was cancelled, or another attempt has it. */
class Over extends Error {
  override readonly name = "Over";
}

const underWay = inArray(jobs.state, ["waiting", "running"]);
const ofAttempt = (id: number, attempt: number) =>
  and(eq(jobs.id, id), eq(jobs.attempt, attempt), eq(jobs.state, "running"));

/** Why a report was not issued that should be. */
const FAULTS: Partial<Record<Failure["kind"], ReportJobFault>> = {
  forbidden: "right_lost",
  not_found: "gone",
  refused: "marked",
};

/**
 * Makes a report for its requester, for what they are and may see at this moment and not when they asked, and keeps its file for a while or
 * issues it in their name. What is cancelled meanwhile ends at the next step, and nothing of it stays.
 */
export async function makeReportJob(
  { reportJobId: id }: ReportJobPayload,
  { signal }: TaskRun,
): Promise<void> {
  const taken = await take(id);
  if (taken === null) return;
  const { attempt, requesterId, requestKey } = taken;
  const viewer = await findViewer(requesterId);
  if (viewer === null || !can(viewer, "figures.export")) return await fail(id, "right_lost");
  const step: Step = async (work) => {
    const result = await work;
    signal.throwIfAborted();
    await countStep(id, attempt);
    return result;
  };
  try {
    const order = reportOrderSchema.parse(taken.order);
    const { highestMarking } = await getSettings();
    if (isRequestMarkedAbove(order, highestMarking)) return await fail(id, "marked");
    if (requestKey !== null) {
      const besides = (tx: Transaction, number: string) => endIssued(tx, id, attempt, number);
      const issued = await issueOrder(viewer, { order, requestKey }, { step, besides });
      if (!issued.ok) await fail(id, FAULTS[issued.failure.kind] ?? "fault");
      return;
    }
    const report = await makeReport(viewer, order, { step });
    if (report === null) return await fail(id, "gone");
    await keep(id, attempt, report);
  } catch (error) {
    if (!(error instanceof Over)) throw error;
  }
}

/** After the last attempt: the requester is told. */
export function giveUpReportJob({ reportJobId }: ReportJobPayload): Promise<void> {
  return fail(reportJobId, "fault");
}

/** Removes the files that were kept long enough. */
export async function forgetReportFiles(): Promise<void> {
  await asSystem((tx) =>
    tx
      .update(jobs)
      .set({ content: null })
      .where(
        and(isNotNull(jobs.content), sql`${jobs.endedAt} < now() - make_interval(days => ${KEPT_DAYS})`),
      ),
  );
}

async function take(id: number) {
  const [taken] = await asSystem((tx) =>
    tx
      .update(jobs)
      .set({ state: "running", stepsDone: 0, attempt: sql`${jobs.attempt} + 1` })
      .where(and(eq(jobs.id, id), underWay))
      .returning({
        attempt: jobs.attempt,
        order: jobs.order,
        requesterId: jobs.requesterId,
        requestKey: jobs.requestKey,
      }),
  );
  return taken ?? null;
}

async function countStep(id: number, attempt: number): Promise<void> {
  const counted = await asSystem((tx) =>
    tx
      .update(jobs)
      .set({ stepsDone: sql`${jobs.stepsDone} + 1` })
      .where(ofAttempt(id, attempt))
      .returning({ id: jobs.id }),
  );
  if (counted.length === 0) throw new Over();
}

async function keep(
  id: number,
  attempt: number,
  { name, mediaType, checkCode, bytes }: ReportFile,
): Promise<void> {
  await asSystem((tx) =>
    tx
      .update(jobs)
      .set({ state: "done", fileName: name, mediaType, checkCode, size: bytes.length, content: bytes })
      .where(ofAttempt(id, attempt)),
  );
}

/** In the transaction that issues it: what was cancelled, or is another attempt's, is not issued. */
async function endIssued(tx: Transaction, id: number, attempt: number, issuedNumber: string): Promise<void> {
  const ended = await tx
    .update(jobs)
    .set({ state: "done", issuedNumber })
    .where(ofAttempt(id, attempt))
    .returning({ id: jobs.id });
  if (ended.length === 0) throw new Over();
}

async function fail(id: number, fault: ReportJobFault): Promise<void> {
  await asSystem((tx) =>
    tx
      .update(jobs)
      .set({ state: "failed", fault })
      .where(and(eq(jobs.id, id), underWay)),
  );
}

/** Who somebody is now; null when they may not sign in any more. */
async function findViewer(personId: string): Promise<Viewer | null> {
  const [found] = await asSystem((tx) =>
    tx
      .select({
        personId: people.id,
        name: people.name,
        email: people.email,
        role: people.role,
        language: people.language,
        partners: sql`array(select ${assignments.partnerIso3} from ${assignments} where ${assignments.personId} = ${people.id} order by 1)`,
      })
      .from(people)
      .where(and(eq(people.id, personId), sql`${people.deactivatedAt} is null`)),
  );
  return found === undefined ? null : { ...found, partners: z.array(z.string()).parse(found.partners) };
}
