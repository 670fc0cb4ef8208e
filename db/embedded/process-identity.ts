import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

import { z } from "zod";

/** A number is used again after a while; number and start time together mean one process only. */
export const identitySchema = z.object({ pid: z.number().int().positive(), startedAt: z.string() });
export type ProcessIdentity = z.infer<typeof identitySchema>;

/** Who has this number now, or null if nobody has. */
export function identifyProcess(pid: number): ProcessIdentity | null {
  const startedAt = readStartTime(pid);
  return startedAt === null ? null : { pid, startedAt };
}

/** Whether this very process still runs, and not another one under its number. */
export function isRunning(identity: ProcessIdentity): boolean {
  return readStartTime(identity.pid) === identity.startedAt;
}

/** Sends the signal, unless the process ended between our asking and our sending. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

function readStartTime(pid: number): string | null {
  try {
    if (!existsSync("/proc/self/stat")) {
      return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
    }
    // The second field is the program's name, which may hold anything; the start time is the 20th after it.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return fields[0] === "Z" ? null : (fields[19] ?? null);
  } catch {
    return null; // No such process.
  }
}
