import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { TransactionSql } from "postgres";
import { openConnection } from "@/db/connect";
import { replaceFile } from "@/db/embedded/data-directory";
import { ASSESSMENTS_A_MILESTONE } from "./sizes";

/** The day on which the history ends, so that the same rows come out whenever they are made. */
const DAY = "2026-11-01";
const FILES = ["people", "milestones", "assessments"].map((name) =>
  readFileSync(join(import.meta.dirname, "dataset", `${name}.sql`), "utf8"),
);

const MIGRATIONS = join(import.meta.dirname, "../db/migrations");

/** What rows were made from: the statements, and below them the tables and functions as they were. */
function madeFrom(): string[] {
  const migrations = readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => readFileSync(join(MIGRATIONS, name), "utf8"));
  return [JSON.stringify([DAY, ASSESSMENTS_A_MILESTONE, FILES]), ...migrations].map((text) =>
    createHash("sha256").update(text).digest("hex"),
  );
}

/** Says that the rows of a size lie complete in a database, from one run to the next. */
export function datasetMarker(folder: string) {
  const file = join(folder, "complete");
  return {
    /** Later migrations can still be applied to rows that are there; changed ones and other rows cannot. */
    isComplete: () => existsSync(file) && madeFrom().join("\n").startsWith(readFileSync(file, "utf8")),
    set: () => replaceFile(file, madeFrom().join("\n")),
    remove: () => rmSync(file, { force: true }),
  };
}

/** Written in bulk: their indexes are made when the rows are there, from the bottom up and by both cores. */
const BULK = ["milestones", "milestone_versions", "assessments", "evidence", "figure_postings"] as const;

/**
 * Fills a migrated database that has the reference data. As the superuser and without triggers, since the rows are made to
 * agree; what triggers keep is then computed once by the product's own function.
 */
export async function loadDataset(superuserUrl: string, milestonesAPartner: number): Promise<void> {
  const sql = openConnection(superuserUrl);
  try {
    await sql.begin(async (tx) => {
      await tx`select set_config('session_replication_role', 'replica', true), set_config('jit', 'off', true),
        set_config('work_mem', '256MB', true), set_config('maintenance_work_mem', '512MB', true),
        set_config('bench.day', ${DAY}, true), set_config('bench.milestones_a_partner', ${String(milestonesAPartner)}, true),
        set_config('bench.assessments_a_milestone', ${String(ASSESSMENTS_A_MILESTONE)}, true),
        set_config('tracker.system', 'on', true)`;
      const indexes = await dropIndexes(tx);
      for (const statements of FILES) await tx.unsafe(statements);
      for (const { definition } of indexes.filter(({ table }) => table !== "figure_postings"))
        await tx.unsafe(definition);
      for (const table of BULK) await tx`analyze ${tx(table)}`;
      await tx`select tracker.rebuild_read_models(), tracker.rebuild_movements()`;
      for (const { definition } of indexes.filter(({ table }) => table === "figure_postings"))
        await tx.unsafe(definition);
      await tx`cluster figure_postings using figure_postings_known`;
    });
    await sql`vacuum (freeze, analyze)`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Drops what is no key, and tells how to make it again. */
async function dropIndexes(tx: TransactionSql): Promise<{ table: string; definition: string }[]> {
  const indexes = await tx<{ name: string; table: string; definition: string }[]>`
    select i.indexrelid::regclass::text as name, c.relname as "table", pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace and c.relname = any (${[...BULK]}) and not i.indisunique`;
  for (const { name } of indexes) await tx`drop index ${tx(name)}`;
  return indexes;
}
