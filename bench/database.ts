import { join } from "node:path";
import { closePools } from "@/db/client";
import { openConnection } from "@/db/connect";
import { type DatabaseUrls, prepareDatabase } from "@/db/embedded/database";
import { type EmbeddedDatabase, openEmbeddedDatabase } from "@/db/embedded/embedded-database";
import { superuserUrl } from "@/db/embedded/server";
import { migrateDatabase } from "@/db/migrate";
import { step } from "@/scripts/progress";
import { datasetMarker, loadDataset } from "./dataset";
import { type Size, SIZES } from "./sizes";

const KEPT = "tracker";
const MEASURED = "tracker_measured";

export interface BenchDatabase extends DatabaseUrls {
  /** Sees every role's statements. */
  superuserUrl: string;
  folder: string;
  close: () => Promise<void>;
}

/**
 * A copy of the rows of this size, which is thrown away afterwards: every run measures the same ones, whatever the run before
 * it wrote. The rows themselves are made once and kept.
 */
export async function openBenchDatabase(size: Size): Promise<BenchDatabase> {
  const folder = join(import.meta.dirname, ".data", size);
  const embedded = await openCounting(folder);
  const { passwords, port = 0 } = embedded.directory.read();
  const administer = (database: string) => superuserUrl(port, passwords.superuser, database);
  const release = async () => {
    await closePools();
    await embedded.release();
  };
  try {
    await fill(embedded, size, administer);
    await step("Copying the rows", () => copyRows(administer("postgres")));
    const urls = await prepareDatabase(port, passwords, MEASURED);
    return {
      ...urls,
      superuserUrl: administer(MEASURED),
      folder,
      close: async () => {
        await closePools();
        await dropDatabase(administer("postgres"), MEASURED);
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** The embedded server of this folder, counting statements: a setting that takes effect at its next start. */
async function openCounting(folder: string): Promise<EmbeddedDatabase> {
  for (;;) {
    const embedded = await openEmbeddedDatabase(folder);
    const { passwords, port = 0 } = embedded.directory.read();
    const sql = openConnection(superuserUrl(port, passwords.superuser));
    const [row] = await sql<{ libraries: string }[]>`
      select current_setting('shared_preload_libraries') as libraries`;
    const counts = row?.libraries === "pg_stat_statements";
    if (!counts) await sql`alter system set shared_preload_libraries = 'pg_stat_statements'`;
    await sql.end({ timeout: 5 });
    if (counts) return embedded;
    await embedded.release();
  }
}

async function fill(embedded: EmbeddedDatabase, size: Size, administer: (database: string) => string) {
  const marker = datasetMarker(embedded.directory.path);
  if (!marker.isComplete()) {
    marker.remove();
    await dropDatabase(administer("postgres"), KEPT);
    const { passwords, port = 0 } = embedded.directory.read();
    await prepareDatabase(port, passwords, KEPT);
  }
  process.env.DATABASE_OWNER_URL = embedded.ownerUrl;
  await migrateDatabase(embedded.ownerUrl);
  if (marker.isComplete()) return;
  const { loadReferenceData } = await import("@/db/seed/reference");
  await loadReferenceData();
  await closePools();
  await step(`Making the rows of size ${size}`, () => loadDataset(administer(KEPT), SIZES[size]));
  marker.set();
}

async function copyRows(superuser: string): Promise<void> {
  await dropDatabase(superuser, MEASURED);
  const sql = openConnection(superuser);
  try {
    await sql`create database ${sql(MEASURED)} template ${sql(KEPT)} owner tracker_owner strategy file_copy`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function dropDatabase(superuser: string, name: string): Promise<void> {
  const sql = openConnection(superuser);
  try {
    await sql`drop database if exists ${sql(name)} with (force)`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
