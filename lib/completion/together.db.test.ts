import fc from "fast-check";
import type postgres from "postgres";
import { expect, test } from "vitest";
import { insertPlan, life } from "@/db/testing/lives";
import { sqlAsOwner } from "@/db/testing/sql";

const SUMS = [
  "figure_balances",
  "movement_steps",
  "completion_steps",
  "milestone_tallies",
  "due_tallies",
] as const;

/** All that is kept of milestones, whichever numbers they have. */
async function kept(tx: postgres.TransactionSql) {
  const postings = await tx`select (to_jsonb(p) - 'milestone_id')::text as row from figure_postings p`;
  const movements = await tx`select (to_jsonb(m) - 'milestone_id')::text as row from movements m`;
  const sums: Record<string, unknown> = {};
  for (const table of SUMS) sums[table] = await rowsOf(tx, table);
  return { postings: inOrder(postings), movements: inOrder(movements), sums };
}

const rowsOf = async (tx: postgres.TransactionSql, table: string) =>
  inOrder(await tx`select to_jsonb(t)::text as row from ${tx(table)} t`);

const inOrder = (rows: Iterable<postgres.Row>) => [...rows].map((row) => String(row["row"])).toSorted();

test("of milestones that come in one statement is kept what is kept of them one by one, whenever each was made", async () => {
  const undone = new Error("everything is taken back");
  const undo = (error: unknown) => {
    if (error !== undone) throw error;
  };
  await fc.assert(
    fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 5 }), async (lives) => {
      await sqlAsOwner
        .begin(async (tx) => {
          await tx`select set_config('tracker.system', 'on', true)`;
          let [rows, expected]: [postgres.Row[], unknown] = [[], null];
          await tx
            .savepoint(async (inner) => {
              for (const [index, one] of lives.entries()) await insertPlan(inner, one, index + 1);
              rows = await inner`
                select code, partner_iso3, area_code, title, description, nature, indicator, unit, baseline, target, start_on::text,
                       due_on::text, first_due_on::text, weight, created_at::text from milestones`;
              expected = await kept(inner);
              throw undone;
            })
            .catch(undo);
          await tx`insert into milestones ${tx(rows)}`;
          expect(await kept(tx)).toEqual(expected);
          throw undone;
        })
        .catch(undo);
    }),
    { numRuns: 25 },
  );
});
