import type postgres from "postgres";

import { sqlAsApp, sqlAsOwner } from "@/db/testing/sql";
import type { Viewer } from "@/lib/auth/viewer";

type Work<Result> = (tx: postgres.TransactionSql) => Promise<Result>;

/** Plain statements in a transaction of the application's role, for this person or for nobody. */
export async function asPerson<Result>(viewer: Viewer | null, work: Work<Result>): Promise<Result> {
  return inTransaction(sqlAsApp, "tracker.person_id", viewer?.personId ?? "", work);
}

/** Plain statements in a transaction of the installation itself. */
export async function asInstallation<Result>(work: Work<Result>): Promise<Result> {
  return inTransaction(sqlAsOwner, "tracker.system", "on", work);
}

async function inTransaction<Result>(sql: postgres.Sql, setting: string, value: string, work: Work<Result>) {
  // Kept here, as the driver's own answer has another type than what the work answers.
  const results: { result: Result }[] = [];
  await sql.begin(async (tx) => {
    await tx`select set_config(${setting}, ${value}, true)`;
    results.push({ result: await work(tx) });
  });
  const [done] = results;
  if (done === undefined) throw new Error("the transaction ended without a result");
  return done.result;
}

/** The name of the rule by which the database refused, or the message when no rule has a name; null when it did not refuse. */
export async function refusalOf(attempt: Promise<unknown>): Promise<string | null> {
  const error: unknown = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error === null) return null;
  if (!(error instanceof Error)) throw new TypeError("refused with something that is no error");
  const rule = "constraint_name" in error ? String(error.constraint_name) : "";
  return rule === "" ? error.message : rule;
}

/** Ends when a statement of this database waits for a lock of another one. */
export async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const waiting = await asInstallation(
      (tx) =>
        tx`select from pg_locks l join pg_stat_activity a using (pid) where a.datname = current_database() and not l.granted`,
    );
    if (waiting.length > 0) return;
  }
}
