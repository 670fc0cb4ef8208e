import { sql } from "drizzle-orm";
import { cache } from "react";
import { asNobody } from "@/db/client";
import { installation } from "@/db/schema";
import { type Settings, settingsOf } from "@/lib/installation/rules";

/** The one row, read once a request. */
const readInstallation = cache(async () => {
  const [row] = await asNobody((db) => db.select().from(installation));
  return row;
});

/** Whether the figures are made up, which every page and export then says. The database decides, not the build. */
export async function isDemonstration(): Promise<boolean> {
  return (await readInstallation())?.demonstration ?? false;
}

/** What the installation says about itself, to everybody. */
export async function getSettings(): Promise<Settings> {
  return settingsOf(await readInstallation());
}

/** What each row of an export says about the figures in it, as lib/exports/fields.ts has it: the installation's marking, and that they are made up. */
export async function markingOf(): Promise<string> {
  const { marking } = await getSettings();
  return [marking, (await isDemonstration()) ? "illustrative" : null]
    .filter((part) => part !== null)
    .join("; ");
}

/** Whether the database answers: what a load balancer wants to know. */
export async function isDatabaseAnswering(): Promise<boolean> {
  return asNobody((db) => db.execute(sql`select 1`)).then(
    () => true,
    () => false,
  );
}
