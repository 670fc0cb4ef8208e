import { vi } from "vitest";
import { asInstallation, untilSomebodyWaits } from "@/db/testing/acting";
import { sqlAsOwner } from "@/db/testing/sql";
import type { Viewer } from "@/lib/auth/viewer";
import { readDatabaseEnv, readOwnerEnv } from "@/lib/env";
import { TASKS } from "@/lib/jobs/tasks";
import { listNotices } from "@/lib/notices/queries";
import { noticePath } from "@/lib/notices/rules";
import { today } from "@/lib/periods/today";
import { isReportFault, parseReportRequest } from "@/lib/reports/address";
import { orderReportJob } from "@/lib/reports/jobs/commands";
import type { ReportRequest } from "@/lib/reports/schemas";
import { runScript } from "@/scripts/testing/shell";
import { workOff } from "@/scripts/worker/work";

// Reports in the background, with a worker of the test's own.

/** Asks for the report of an address in the background; answers its number. */
export async function ordered(viewer: Viewer, address = "kind=portfolio&format=json"): Promise<number> {
  const query = new URLSearchParams(address);
  const outcome = await orderReportJob(viewer, requestOf(address), query);
  if (!outcome.ok) throw new Error(outcome.failure.messageKey);
  return outcome.value.id;
}

/** What an address asks for. */
export function requestOf(address: string): ReportRequest {
  const request = parseReportRequest(new URLSearchParams(address), today(), "en");
  if (isReportFault(request)) throw new Error(`no report: ${address}`);
  return request;
}

/** Where a job stands, as the installation sees it. */
export async function rowOf(id: number) {
  const [row] = await asInstallation(
    (tx) => tx<
      {
        state: string;
        issued: string | null;
        fault: string | null;
        attempt: number;
        steps_done: number;
        steps_all: number;
        kept: boolean;
        order: unknown;
      }[]
    >`
      select state, issued_number as issued, fault, attempt, steps_done, steps_all, content is not null as kept, made_by_order as order
      from report_jobs where id = ${id}`,
  );
  if (row === undefined) throw new Error(`no job ${id}`);
  return row;
}

/** How long a worker may take for one. */
export const PATIENCE = { timeout: 60_000, interval: 20 };
/** What the queue still holds. */
export const queued = () => asInstallation((tx) => tx`select from graphile_worker.jobs`);

/** Ends when the report has come to this state. */
export async function until(id: number, state: string): Promise<void> {
  await vi.waitUntil(async () => (await rowOf(id)).state === state, PATIENCE);
}

/** Ends when the report is done and the queue has crossed it out, which comes a moment later. */
export async function untilThrough(id: number): Promise<void> {
  await until(id, "done");
  await vi.waitUntil(async () => (await queued()).length === 0, PATIENCE);
}

/** Runs a worker until what is given has happened. */
export async function whileWorking<Result>(work: () => Promise<Result>): Promise<Result> {
  const stop = new AbortController();
  const worker = workOff(readOwnerEnv().DATABASE_OWNER_URL, TASKS, stop.signal);
  try {
    return await work();
  } finally {
    stop.abort();
    await worker.catch(() => undefined);
  }
}

/** A worker in a process of its own takes the job, comes to where it has to wait, and is killed there. */
export async function killWorkerAt(id: number): Promise<void> {
  const { DATABASE_URL } = readDatabaseEnv();
  const { DATABASE_OWNER_URL } = readOwnerEnv();
  const worker = runScript("scripts/worker.ts", { DATABASE_URL, DATABASE_OWNER_URL });
  await until(id, "running");
  await untilSomebodyWaits();
  process.kill(worker.pid, "SIGKILL");
  await worker.exited;
}

/** Whatever asks for milestones as of a day waits until the work given has ended: a report is in the middle meanwhile. */
export function whileMilestonesAreHeld<Result>(work: () => Promise<Result>): Promise<Result> {
  return whileLocked("milestone_versions in access exclusive mode", work);
}

/** Whoever issues a report waits until the work given has ended: it is made meanwhile, and not kept yet. */
export function whileIssuingIsHeld<Result>(work: () => Promise<Result>): Promise<Result> {
  return whileLocked("issued_reports in share mode", work);
}

async function whileLocked<Result>(lock: string, work: () => Promise<Result>): Promise<Result> {
  const results: Result[] = [];
  await sqlAsOwner.begin(async (tx) => {
    await tx.unsafe(`lock table ${lock}`);
    results.push(await work());
  });
  const [result] = results;
  if (result === undefined) throw new Error("nothing came of it");
  return result;
}

/** The notices that somebody has of a job. */
export const toldOf = async (viewer: Viewer, id: number) =>
  (await listNotices(viewer, 1)).rows
    .filter(({ reportJobId }) => reportJobId === id)
    .map((notice) => [notice.kind, notice.title, noticePath(notice)]);
