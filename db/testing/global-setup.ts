import type { TestProject } from "vitest/node";

import { closePools } from "@/db/client";
import { startThrowawayServer } from "@/db/embedded/throwaway";
import { migrateDatabase } from "@/db/migrate";
import { TEMPLATE_DATABASE, type TestServer } from "@/db/testing/test-server";

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** Once a run: a throwaway PostgreSQL with a template database, migrated and with the reference data. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startThrowawayServer();
  try {
    const { ownerUrl, applicationUrl } = await server.makeDatabase(TEMPLATE_DATABASE);
    await migrateDatabase(ownerUrl);
    await loadReferenceInto(ownerUrl);
    project.provide("testServer", { superuserUrl: server.superuserUrl, ownerUrl, applicationUrl });
  } catch (error) {
    await server.remove();
    throw error;
  }
  return server.remove;
}

/** The loader opens its connections as the product does; a database that is copied may have none, so they end here. */
async function loadReferenceInto(ownerUrl: string): Promise<void> {
  process.env.DATABASE_OWNER_URL = ownerUrl;
  const { loadReferenceData } = await import("@/db/seed/reference");
  await loadReferenceData();
  await closePools();
}
