import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { z } from "zod";

import { replaceFile } from "@/db/embedded/data-directory";
import { identifyProcess, identitySchema, isRunning, sendSignal } from "@/db/embedded/process-identity";
import { SetupFault } from "@/lib/setup-fault";

const NEXT = join(import.meta.dirname, "../../node_modules/next/dist/bin/next");

export interface WebServerSettings {
  mode: "start" | "dev";
  host: string;
  port: number;
  /** The address that pages and cookies are made for. */
  publicUrl: string;
  applicationUrl: string;
  authSecret: string;
  /** Where the running server is noted, so that the next start finds one whose start was killed. */
  note?: string;
  /** Takes what the server says; without it, that goes to the terminal. */
  listen?: (text: string) => void;
}

export interface WebServer {
  /** Resolves when the process has ended, wanted or not. */
  ended: Promise<void>;
  stop: () => Promise<void>;
}

/** Starts the web server as a process of its own, which is told the application's database address and not the owner's. */
export function startWebServer(settings: WebServerSettings): WebServer {
  const child = spawn(
    process.execPath,
    [NEXT, settings.mode, "-H", settings.host, "-p", String(settings.port)],
    {
      env: {
        ...process.env,
        NODE_ENV: settings.mode === "start" ? "production" : "development",
        NODE_OPTIONS: "",
        NEXT_TELEMETRY_DISABLED: "1",
        DATABASE_URL: settings.applicationUrl,
        // Set and empty, so that the server does not take it from `.env` by itself: it owns nothing.
        DATABASE_OWNER_URL: "",
        AUTH_SECRET: settings.authSecret,
        NEXTAUTH_URL: settings.publicUrl,
      },
      stdio: settings.listen ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    },
  );
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => settings.listen?.(text));
  }
  const ended = new Promise<void>((resolve) =>
    child.once("exit", () => resolve()).once("error", () => resolve()),
  );
  const identity = child.pid === undefined ? null : identifyProcess(child.pid);
  const { note } = settings;
  if (identity && note)
    replaceFile(note, JSON.stringify({ web: identity, start: identifyProcess(process.pid) }));
  return {
    ended,
    stop: async () => {
      await stopChild(child, ended);
      if (note) rmSync(note, { force: true });
    },
  };
}

/** Asks the process to end, and makes it after ten seconds. */
export async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill("SIGTERM");
  const patience = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(patience);
}

/** Waits until the server answers for itself and its database. */
export async function waitForHealth(address: string, server: WebServer, signal?: AbortSignal): Promise<void> {
  let running = true;
  void server.ended.then(() => (running = false));
  const end = Date.now() + 120_000;
  while (!signal?.aborted) {
    if (await isHealthy(address)) return;
    if (!running) throw new SetupFault("The web server ended before it answered: see the lines above.");
    if (Date.now() > end) throw new SetupFault(`The web server does not answer at ${address}/api/health.`);
    await delay(50);
  }
}

async function isHealthy(address: string): Promise<boolean> {
  try {
    const answer = await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(5_000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false; // Not listening yet, which is what we wait for.
  }
}

const noteSchema = z.object({ web: identitySchema, start: identitySchema.nullable() });

/** Stops a web server whose start was killed; one whose start still runs, or that is not ours, is left alone. */
export async function stopOrphan(note: string): Promise<void> {
  const { web: orphan, start } = readNote(note) ?? {};
  if (!orphan || (start && isRunning(start))) return;
  const end = Date.now() + 5_000;
  while (isRunning(orphan)) {
    sendSignal(orphan.pid, Date.now() > end ? "SIGKILL" : "SIGTERM");
    await delay(50);
  }
  rmSync(note, { force: true });
}

function readNote(note: string): z.infer<typeof noteSchema> | null {
  if (!existsSync(note)) return null;
  try {
    return noteSchema.parse(JSON.parse(readFileSync(note, "utf8")));
  } catch {
    return null; // Cut off when the machine stopped: then nothing of it runs any more.
  }
}
