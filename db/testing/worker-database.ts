import { afterAll, inject } from "vitest";

import { closePools } from "@/db/client";
import { asSuperuser, copyDatabase, dropDatabase } from "@/db/testing/own-database";
import { TEMPLATE_DATABASE } from "@/db/testing/test-server";

/**
 * Runs before each file of database tests: an empty database, copied from the template, and the settings that lead the product to
 * it. What a file leaves behind meets no other file, but for what was imported: so the database of a worker keeps its name.
 */
const server = inject("testServer");
const name = `tracker_${process.env.VITEST_POOL_ID}`;

await asSuperuser(async (admin) => {
  await dropDatabase(admin, name);
  await copyDatabase(admin, TEMPLATE_DATABASE, name);
});

process.env.DATABASE_URL = leadingHere(server.applicationUrl);
process.env.DATABASE_OWNER_URL = leadingHere(server.ownerUrl);
process.env.AUTH_SECRET = "only-for-tests-".padEnd(40, "x");
process.env.NEXTAUTH_URL = "http://localhost:3000";

afterAll(closePools);

function leadingHere(url: string): string {
  const here = new URL(url);
  here.pathname = `/${name}`;
  return here.toString();
}
