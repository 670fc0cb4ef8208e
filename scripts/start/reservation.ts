import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { z } from "zod";

import { replaceFile } from "@/db/embedded/data-directory";
import type { Lease } from "@/db/embedded/lease";
import { identifyProcess, identitySchema, isRunning } from "@/db/embedded/process-identity";
import { SetupFault } from "@/lib/setup-fault";

const STOPPING_TAKES_AT_MOST_MS = 30_000;
const noteSchema = z.object({
  start: identitySchema.nullable(),
  parent: identitySchema.nullable(),
  stopping: z.boolean(),
});
type Note = z.infer<typeof noteSchema>;

/**
 * Takes the place of the one web server of this data directory. Another start that really runs keeps it; one that is
 * stopping, or whose npm was killed and which therefore will, is waited for.
 */
export async function reserveServing(lease: Lease, folder: string, stop: AbortSignal): Promise<void> {
  const file = join(folder, "start.json");
  const end = Date.now() + STOPPING_TAKES_AT_MOST_MS;
  while (!(await lease.reserveServing())) {
    if (!isAboutToEnd(readNote(file)) || Date.now() > end) {
      throw new SetupFault(
        `Another start already serves from ${folder}: stop that one first, or set DATA_DIR and PORT to others.`,
      );
    }
    await delay(100);
  }
  const underNpm = process.env.npm_lifecycle_event !== undefined;
  const note: Note = {
    start: identifyProcess(process.pid),
    parent: underNpm ? identifyProcess(process.ppid) : null,
    stopping: false,
  };
  replaceFile(file, JSON.stringify(note));
  stop.addEventListener("abort", () => replaceFile(file, JSON.stringify({ ...note, stopping: true })));
}

function isAboutToEnd(note: Note | null): boolean {
  if (!note?.start || !isRunning(note.start)) return true; // Killed: the server notices within moments.
  return note.stopping || (note.parent !== null && !isRunning(note.parent));
}

function readNote(file: string): Note | null {
  if (!existsSync(file)) return null;
  const parsed = noteSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  return parsed.success ? parsed.data : null;
}
