import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

import { dayOfWork, isDue, type Try } from "@/scripts/daily/day-of-work";
import type { OpenDatabase } from "@/scripts/database";
import { PROJECT } from "@/scripts/project";

/** A look at the clock costs nothing; a timer of a day would be wrong after the machine has slept. */
const LOOK_EVERY_MS = 60_000;

export interface Schedule {
  stop: () => Promise<void>;
}

/** Runs `work` now and then once a day from the hour on; work that is not finished is tried again an hour later. */
export function scheduleDaily(
  hour: number,
  work: () => { finished: Promise<boolean>; stop: () => void },
): Schedule {
  let last: Try | null = null;
  let running: ReturnType<typeof work> | null = null;
  const look = async () => {
    const now = new Date();
    if (running !== null || !isDue(now, hour, last)) return;
    running = work();
    last = { day: dayOfWork(now, hour), at: now, finished: await running.finished };
    running = null;
  };
  void look();
  const clock = setInterval(() => void look(), LOOK_EVERY_MS);
  return {
    stop: async () => {
      clearInterval(clock);
      running?.stop();
      await running?.finished;
    },
  };
}

/**
 * `npm run daily` for this database, as a process of its own: whatever happens to it, the web server serves on. What it says
 * goes to the terminal; a failure is one sentence there.
 */
export function runDaily(database: OpenDatabase, publicUrl: string) {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", join(PROJECT, "scripts/run.mjs"), "daily"],
    {
      env: {
        ...process.env,
        DATABASE_URL: database.applicationUrl,
        DATABASE_OWNER_URL: database.ownerUrl,
        NEXTAUTH_URL: publicUrl,
      },
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  return { finished: endedWell(child), stop: () => void child.kill("SIGTERM") };
}

async function endedWell(child: ChildProcess): Promise<boolean> {
  try {
    await once(child, "exit");
    return child.exitCode === 0;
  } catch {
    process.stderr.write("The daily work could not be started: it is tried again in an hour.\n");
    return false;
  }
}
