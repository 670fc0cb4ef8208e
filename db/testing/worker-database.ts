import { randomBytes } from "node:crypto";

import { afterAll, inject } from "vitest";

import { openConnection } from "@/db/connect";
import { TEMPLATE_DATABASE } from "@/db/testing/test-server";

/**
 * Runs before each file of database tests: a database of its own, copied from the template, and the settings that
 * lead the product to it. What a file leaves behind meets no other file.
 */
const server = inject("testServer");
const name = `tracker_${randomBytes(6).toString("hex")}`;

const admin = openConnection(server.superuserUrl);
const owner = decodeURIComponent(new URL(server.ownerUrl).username);
await admin`create database ${admin(name)} template ${admin(TEMPLATE_DATABASE)} owner ${admin(owner)}`;
await admin.end();

process.env.DATABASE_URL = leadingHere(server.applicationUrl);
process.env.DATABASE_OWNER_URL = leadingHere(server.ownerUrl);
process.env.AUTH_SECRET = "only-for-tests-".padEnd(40, "x");
process.env.NEXTAUTH_URL = "http://localhost:3000";

afterAll(async () => {
  const sql = openConnection(server.superuserUrl);
  await sql`drop database if exists ${sql(name)} with (force)`;
  await sql.end();
});

function leadingHere(url: string): string {
  const here = new URL(url);
  here.pathname = `/${name}`;
  return here.toString();
}
