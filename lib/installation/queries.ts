import { sql } from "drizzle-orm";
import { cache } from "react";
import { asNobody } from "@/db/client";
import { installation } from "@/db/schema";

/** Whether the figures are made up, which every page and export then says. The database decides, not the build. */
export const isDemonstration = cache(async (): Promise<boolean> => {
  const rows = await asNobody((db) =>
    db.select({ demonstration: installation.demonstration }).from(installation),
  );
  return rows[0]?.demonstration ?? false;
});

/** What each row of an export says about the figures in it: nothing, unless they are made up. */
export async function markingOf(): Promise<"illustrative" | ""> {
  return (await isDemonstration()) ? "illustrative" : "";
}

/** Whether the database answers: what a load balancer wants to know. */
export async function isDatabaseAnswering(): Promise<boolean> {
  return asNobody((db) => db.execute(sql`select 1`)).then(
    () => true,
    () => false,
  );
}
