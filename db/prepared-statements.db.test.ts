import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import postgres from "postgres";
import { drizzle } from "drizzle-orm/postgres-js";
import { preparing } from "@/db/prepared-statements";
import { readDatabaseEnv } from "@/lib/env";

// One connection: what it has prepared, the next statement finds.
const client = postgres(readDatabaseEnv().DATABASE_URL, { max: 1, onnotice: () => undefined });
const database = drizzle(preparing(client));

afterAll(() => client.end({ timeout: 5 }));

/** How often PostgreSQL planned anew or took the plan that it had, for the prepared statement that contains this text. */
const uses = (text: string) =>
  client<{ uses: number }[]>`
    select (generic_plans + custom_plans)::int as uses from pg_prepared_statements
    where position(${text} in statement) > 0 and statement not like '%pg_prepared_statements%'`;

const inCapitals = (word: string) =>
  database.transaction((tx) =>
    tx.select({ word: sql<string>`upper(${word}::text)` }).from(sql`generate_series(1, ${word.length}::int)`),
  );

test("a statement that comes again is prepared once, and answers for its own values", async () => {
  expect(await inCapitals("a")).toEqual([{ word: "A" }]);
  expect(await inCapitals("bc")).toEqual([{ word: "BC" }, { word: "BC" }]);
  expect(await inCapitals("")).toEqual([]);
  expect(await uses("upper($1::text)")).toEqual([{ uses: 3 }]);
});

test("a refused statement rejects with PostgreSQL's reason, takes its transaction back and can come again", async () => {
  const divide = (by: number) =>
    database.transaction(async (tx) => {
      await tx.execute(sql`select set_config('tracker.person_id', 'somebody', true)`);
      const [row] = await tx.execute(sql`select 12 / ${by}::int as quotient`);
      return row?.quotient;
    });
  expect(await divide(4)).toBe(3);
  await expect(divide(0)).rejects.toMatchObject({ cause: { code: "22012" } });
  const [left] = await client`select current_setting('tracker.person_id', true) as person`;
  expect(left?.person ?? "").toBe("");
  expect(await divide(3)).toBe(4);
  expect(await uses("12 / $1")).toHaveLength(1);
});
