import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import type { DatabaseUrls } from "@/db/embedded/database";
import { PROJECT } from "@/scripts/project";

import { stopChild } from "./web-server";

/** Long enough for a database that is being restarted, and not to fill the terminal. */
const START_AGAIN_MS = 5_000;

/**
 * `npm run worker` for this database, as a process of its own, so that setting a long report holds up no page; started again
 * whenever it ends by itself. What it says goes to `listen`, or to the terminal.
 */
export function keepWorker(
  urls: DatabaseUrls,
  listen?: (text: string) => void,
): { stop: () => Promise<void> } {
  const stop = new AbortController();
  let running: { child: ChildProcess; ended: Promise<void> } | null = null;
  const kept = (async () => {
    while (!stop.signal.aborted) {
      running = startWorker(urls, listen);
      await running.ended;
      if (stop.signal.aborted) return;
      process.stderr.write("The worker ended by itself: it is started again in 5 seconds.\n");
      await delay(START_AGAIN_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      stop.abort();
      if (running !== null) await stopChild(running.child, running.ended);
      await kept;
    },
  };
}

function startWorker({ applicationUrl, ownerUrl }: DatabaseUrls, listen?: (text: string) => void) {
  const output = listen ? "pipe" : "inherit";
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", join(PROJECT, "scripts/run.mjs"), "worker"],
    {
      env: { ...process.env, DATABASE_URL: applicationUrl, DATABASE_OWNER_URL: ownerUrl },
      // The channel tells it when we are gone.
      stdio: ["ignore", output, output, "ipc"],
    },
  );
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => listen?.(text));
  }
  const ended = new Promise<void>((resolve) =>
    child.once("exit", () => resolve()).once("error", () => resolve()),
  );
  return { child, ended };
}
