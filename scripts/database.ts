import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { closePools } from "@/db/client";
import { connectOnce } from "@/db/connect";
import type { DatabaseUrls } from "@/db/embedded/database";
import { type EmbeddedDatabase, openEmbeddedDatabase } from "@/db/embedded/embedded-database";
import { migrateDatabase } from "@/db/migrate";
import { checkApplicationRole } from "@/db/roles";
import { readStartEnv } from "@/lib/env";

export interface OpenDatabase extends DatabaseUrls {
  /** Null for a PostgreSQL of the installation's own. */
  embedded: EmbeddedDatabase | null;
  close: () => Promise<void>;
}

/** The database that the settings lead to, reachable and with its addresses in the environment; embedded unless told otherwise. */
export async function openDatabase(): Promise<OpenDatabase> {
  const settings = readStartEnv();
  if (settings.DATABASE_URL && settings.DATABASE_OWNER_URL) {
    const owner = await connectOnce(settings.DATABASE_OWNER_URL, "DATABASE_OWNER_URL");
    await owner.end({ timeout: 5 });
    await checkApplicationRole(settings.DATABASE_URL);
    return {
      applicationUrl: settings.DATABASE_URL,
      ownerUrl: settings.DATABASE_OWNER_URL,
      embedded: null,
      close: closePools,
    };
  }
  const embedded = await openEmbeddedDatabase(settings.DATA_DIR);
  process.env.DATABASE_URL = embedded.applicationUrl;
  process.env.DATABASE_OWNER_URL = embedded.ownerUrl;
  const close = async () => {
    await closePools();
    await embedded.release();
  };
  return { applicationUrl: embedded.applicationUrl, ownerUrl: embedded.ownerUrl, embedded, close };
}

/** Brings tables and reference data to what this version of the product expects. */
export async function bringUpToDate(database: OpenDatabase): Promise<void> {
  await migrateDatabase(database.ownerUrl);
  const directory = database.embedded?.directory;
  const seed = hashOfSeed();
  if (directory?.read().referenceData === seed) return;
  if (!existsSync("db/seed/reference.ts")) return; // TEMPORARY until the loader is there.
  const { loadReferenceData } = await import("@/db/seed/reference");
  await loadReferenceData();
  directory?.update({ referenceData: seed });
}

/**
 * Runs the work of a shell command against the database of the settings. An embedded one that is not running is started
 * for the time of the work; made by a command, it never gets the demonstration by itself.
 */
export async function withDatabase<Result>(work: () => Promise<Result>): Promise<Result> {
  const database = await openDatabase();
  try {
    if (database.embedded) {
      await bringUpToDate(database);
      const { directory } = database.embedded;
      if (directory.read().demonstration === "undecided") directory.update({ demonstration: "none" });
    }
    return await work();
  } finally {
    await database.close();
  }
}

/** Changes whenever the reference data, or the code and tables that hold them, do. */
function hashOfSeed(): string {
  const hash = createHash("sha256");
  for (const folder of ["seed", "migrations"]) {
    const path = join(import.meta.dirname, "..", "db", folder);
    for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) hash.update(readFileSync(join(entry.parentPath, entry.name)));
    }
  }
  return hash.digest("hex");
}
