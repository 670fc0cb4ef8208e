import { setTimeout as delay } from "node:timers/promises";
import { type JobHelpers, Logger, run } from "graphile-worker";
import { takeWorkersPlace } from "@/db/worker-place";
import { reportFault } from "@/lib/fault-report";
import type { Task } from "@/lib/jobs/task";
import { SetupFault } from "@/lib/setup-fault";

/** So many at once: a long one does not hold up a short one, and there is something left for the pages. */
const AT_ONCE = 2;
const STOPPING_TAKES_AT_MOST_MS = 8_000;

/** What failed within a job is reported by us, without what its statements carried. */
const logger = new Logger(({ jobId }) => (level: string, message) => {
  if (level === "error" && jobId === undefined) process.stderr.write(`The queue: ${message}\n`);
});

/**
 * Works off the queue until it is told to stop; while another worker does, stands by. Fails with a sentence when the database goes
 * away: whoever started it starts it again.
 */
export async function workOff(
  ownerUrl: string,
  tasks: Readonly<Record<string, Task>>,
  stop: AbortSignal,
): Promise<void> {
  const place = await takeWorkersPlace(ownerUrl, stop);
  try {
    const runner = await run({
      connectionString: ownerUrl,
      maxPoolSize: AT_ONCE + 2,
      concurrency: AT_ONCE,
      noHandleSignals: true,
      gracefulShutdownAbortTimeout: 0,
      logger,
      taskList: Object.fromEntries(
        Object.entries(tasks).map(([name, task]) => [
          name,
          (payload: unknown, helpers: JobHelpers) => attempt(name, task, payload, helpers),
        ]),
      ),
      crontab: crontabOf(tasks),
    });
    await aborted(AbortSignal.any([stop, place.lost]));
    await Promise.race([runner.stop(), delay(STOPPING_TAKES_AT_MOST_MS, undefined, { ref: false })]);
    if (!stop.aborted) throw new SetupFault("The worker has lost the database.");
  } finally {
    await place.leave();
  }
}

/**
 * The queue tries again, a little later each time, while an attempt throws; how often is ours to say, because after the last one
 * somebody is told. What it keeps of a failure is the reference under which the log has it.
 */
async function attempt(name: string, task: Task, payload: unknown, { job, abortSignal }: JobHelpers) {
  // The last attempt took its worker with it.
  if (job.attempts > task.attempts) return await task.giveUp(payload);
  try {
    await task.run(payload, { signal: abortSignal });
  } catch (error) {
    if (abortSignal.aborted) throw new Error("the worker was stopped", { cause: error });
    const reference = reportFault(`job ${name}`, error);
    if (job.attempts < task.attempts) throw new Error(`see ${reference} in the log`, { cause: error });
    await task.giveUp(payload);
  }
}

/** A time that was slept through is made up for, once. */
function crontabOf(tasks: Readonly<Record<string, Task>>): string {
  return Object.entries(tasks)
    .flatMap(([name, { every }]) => (every === null ? [] : [`${every} ${name} ?fill=1d&jobKey=${name}`]))
    .join("\n");
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve());
  });
}
