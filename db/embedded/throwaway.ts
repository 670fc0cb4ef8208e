import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type DatabaseUrls, type Passwords, prepareDatabase } from "@/db/embedded/database";
import { hasRoomInMemory, IN_MEMORY } from "@/db/embedded/folder-in-memory";
import { stopPostmaster } from "@/db/embedded/postmaster";
import { identifyProcess, identitySchema, isRunning } from "@/db/embedded/process-identity";
import { ensureServer, superuserUrl } from "@/db/embedded/server";

export interface ThrowawayServer {
  port: number;
  passwords: Passwords;
  superuserUrl: string;
  /** Makes an empty database with the roles of the product. */
  makeDatabase: (name: string) => Promise<DatabaseUrls>;
  /** Stops the server and removes all that it wrote. */
  remove: () => Promise<void>;
}

const PREFIX = "partner-reform-tracker-pg-";
const MAKER = "maker.json";

/** A PostgreSQL of its own in a temporary folder, for tests: quick because nothing in it has to last. */
export async function startThrowawayServer(): Promise<ThrowawayServer> {
  await removeForgotten();
  // A database is copied in memory in a tenth of the time that a disk takes to make its files.
  const folder = mkdtempSync(join(hasRoomInMemory() ? IN_MEMORY : tmpdir(), PREFIX));
  chmodSync(folder, 0o711); // The database's user has to pass it.
  writeFileSync(join(folder, MAKER), JSON.stringify(identifyProcess(process.pid)));
  const directory = join(folder, "postgres");
  const passwords = { superuser: newPassword(), owner: newPassword(), application: newPassword() };
  const remove = async () => {
    await stopPostmaster(directory);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const { port } = await ensureServer({
      directory,
      logFile: join(folder, "postgres.log"),
      password: passwords.superuser,
      throwaway: true,
    });
    return {
      port,
      passwords,
      superuserUrl: superuserUrl(port, passwords.superuser),
      makeDatabase: (name) => prepareDatabase(port, passwords, name),
      remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A killed test run leaves its server behind; the next run ends it. Those of runs that still go on are let be. */
async function removeForgotten(): Promise<void> {
  const places = [tmpdir(), IN_MEMORY].filter((place) => existsSync(place));
  const made = places.flatMap((place) => readdirSync(place).map((name) => ({ place, name })));
  for (const { place, name } of made.filter((entry) => entry.name.startsWith(PREFIX))) {
    const folder = join(place, name);
    const note = join(folder, MAKER);
    if (!existsSync(note) || isRunning(identitySchema.parse(JSON.parse(readFileSync(note, "utf8")))))
      continue;
    await stopPostmaster(join(folder, "postgres"));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Never seen by a person, and safe in an address and a shell. */
export function newPassword(): string {
  return randomBytes(24).toString("base64url");
}
