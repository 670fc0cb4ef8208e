import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type DatabaseUrls, type Passwords, prepareDatabase } from "@/db/embedded/database";
import { stopPostmaster } from "@/db/embedded/postmaster";
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

/** A PostgreSQL of its own in a temporary folder, for tests: quick because nothing in it has to last. */
export async function startThrowawayServer(): Promise<ThrowawayServer> {
  const folder = mkdtempSync(join(tmpdir(), "partner-reform-tracker-"));
  chmodSync(folder, 0o711); // The database's user has to pass it.
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

/** Never seen by a person, and safe in an address and a shell. */
export function newPassword(): string {
  return randomBytes(24).toString("base64url");
}
