import { closePools } from "@/db/client";
import { connectOnce } from "@/db/connect";
import type { DatabaseUrls } from "@/db/embedded/database";
import { type EmbeddedDatabase, openEmbeddedDatabase } from "@/db/embedded/embedded-database";
import { forgetOldSignIns } from "@/db/maintenance";
import { migrateDatabase } from "@/db/migrate";
import { checkApplicationRole } from "@/db/roles";
import { readStartEnv } from "@/lib/env";
import { SetupFault } from "@/lib/setup-fault";

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

/** Brings tables and reference data to what this version of the product expects, and forgets what is over. */
export async function bringUpToDate(database: OpenDatabase): Promise<void> {
  await migrateDatabase(database.ownerUrl);
  const { loadReferenceData } = await import("@/db/seed/reference");
  await loadReferenceData();
  await forgetOldSignIns();
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
    } else {
      await refuseWithoutTables(database.ownerUrl);
    }
    return await work();
  } finally {
    await database.close();
  }
}

/** A database of the installation's own is migrated by its start, not by the way. */
async function refuseWithoutTables(ownerUrl: string): Promise<void> {
  const sql = await connectOnce(ownerUrl, "DATABASE_OWNER_URL");
  const [row] = await sql<{ there: boolean }[]>`select to_regclass('public.partners') is not null as there`;
  await sql.end({ timeout: 5 });
  if (row?.there !== true) {
    throw new SetupFault('The database has no tables yet: run "npm start" or "npm run db:migrate" first.');
  }
}
