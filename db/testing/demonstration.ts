import { closePools } from "@/db/client";
import { loadDemonstration } from "@/db/seed/demonstration";
import { asSuperuser, copyDatabase, dropDatabase } from "@/db/testing/own-database";
import { DEMONSTRATION_DATABASE } from "@/db/testing/test-server";
import { readOwnerEnv } from "@/lib/env";

/**
 * Puts the demonstration programme into the database of a file of tests, which calls this before anything else of it. The first
 * file that asks loads it, and the others get a copy of what came of that: loading takes seconds.
 */
export async function withDemonstration(): Promise<void> {
  const own = new URL(readOwnerEnv().DATABASE_OWNER_URL).pathname.slice(1);
  await asSuperuser(async (admin) => {
    await admin`select pg_advisory_lock(hashtext(${DEMONSTRATION_DATABASE}))`;
    const [kept] = await admin`select from pg_database where datname = ${DEMONSTRATION_DATABASE}`;
    if (kept !== undefined) {
      await dropDatabase(admin, own);
      return copyDatabase(admin, DEMONSTRATION_DATABASE, own);
    }
    await loadDemonstration();
    await closePools();
    return copyDatabase(admin, own, DEMONSTRATION_DATABASE);
  });
}
