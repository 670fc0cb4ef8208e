import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

import { z } from "zod";

import { newPassword } from "@/db/embedded/throwaway";
import { SetupFault } from "@/lib/setup-fault";

const keptSchema = z.object({
  passwords: z.object({ superuser: z.string(), owner: z.string(), application: z.string() }),
  port: z.number().optional(),
  /** Whether the demonstration programme belongs into this database: it is new, it is there, or it must not. */
  demonstration: z.enum(["undecided", "loaded", "none"]),
});

/** What the embedded database needs to know from one start to the next. */
export type Kept = z.infer<typeof keptSchema>;

export interface DataDirectory {
  path: string;
  cluster: string;
  databaseLog: string;
  read: () => Kept;
  update: (change: Partial<Kept>) => void;
}

/** Opens the folder in which an embedded installation keeps everything, and makes it if there is none. */
export function openDataDirectory(setting: string): DataDirectory {
  const path = resolve(setting);
  const file = join(path, "embedded.json");
  makeWritable(path);
  const read = () => keptSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  if (!existsSync(file)) writeNew(file, JSON.stringify(newState()));
  return {
    path,
    cluster: join(path, "postgres"),
    databaseLog: join(path, "postgres.log"),
    read,
    update: (change) => replaceFile(file, JSON.stringify({ ...read(), ...change }, null, 2)),
  };
}

/** The secret that signs cookies: made at the first start and kept, so that a restart signs nobody out. */
export function keptAuthSecret(directory: DataDirectory): string {
  const file = join(directory.path, "auth-secret");
  if (!existsSync(file)) writeNew(file, randomBytes(48).toString("base64url"));
  return readFileSync(file, "utf8").trim();
}

/** Replaces a file in one step, so that a start killed in the middle leaves the old one or the new one. */
export function replaceFile(file: string, content: string): void {
  const next = `${file}.${process.pid}`;
  writeFileSync(next, content, { mode: 0o600 });
  renameSync(next, file);
}

/** Two first starts at once: the one that comes second uses what the first one wrote. */
function writeNew(file: string, content: string): void {
  try {
    writeFileSync(file, content, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!existsSync(file)) throw error;
  }
}

function newState(): Kept {
  const passwords = { superuser: newPassword(), owner: newPassword(), application: newPassword() };
  return { passwords, demonstration: "undecided" };
}

/** One folder at a time: mkdir with `recursive` never returns where the system answers ENOENT to every attempt (/proc). */
function makeFolders(path: string): void {
  if (existsSync(path)) return;
  makeFolders(dirname(path));
  try {
    mkdirSync(path, { mode: 0o711 });
  } catch (error) {
    if (!existsSync(path)) throw error; // Otherwise another command was quicker.
  }
}

function makeWritable(path: string): void {
  const trial = join(path, `.writable-${process.pid}`);
  try {
    // Other users may pass, as the database's user must, but not look: what is secret has a mode of its own.
    makeFolders(path);
    writeFileSync(trial, "");
    rmSync(trial);
  } catch (cause) {
    const reason = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown reason";
    throw new SetupFault(
      `The folder ${path} cannot be written (${reason}): make room or give the right to write, or set DATA_DIR to another folder.`,
      { cause },
    );
  }
}
