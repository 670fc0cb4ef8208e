import { join } from "node:path";

import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { Logger, runMigrations } from "graphile-worker";

import { connectOnce } from "@/db/connect";
import { APPLICATION_GROUP } from "@/db/roles";
import { SetupFault } from "@/lib/setup-fault";

const MIGRATIONS = join(import.meta.dirname, "migrations");
/** Any number will do as long as it is always the same: two starts then migrate one after the other. */
const LOCK = 7_302_114;

const SILENT = new Logger(() => () => undefined);

/** Brings the database of this address to the newest migration, and the tables of the queue to what its library wants, as its owner. */
export async function migrateDatabase(ownerUrl: string): Promise<void> {
  const sql = await connectOnce(ownerUrl, "DATABASE_OWNER_URL");
  try {
    const [group] = await sql`select from pg_roles where rolname = ${APPLICATION_GROUP}`;
    if (!group)
      throw new SetupFault('The database has no role for the application yet: run "npm run db:setup" first.');
    await sql`select pg_advisory_lock(${LOCK})`;
    await migrate(drizzle(sql), { migrationsFolder: MIGRATIONS });
    await runMigrations({ connectionString: ownerUrl, maxPoolSize: 1, logger: SILENT });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
