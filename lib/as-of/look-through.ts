import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

/** That a column is one of these numbers, however many: one text of the statement, which is then prepared once. */
export function oneOfMany(column: AnyPgColumn, numbers: readonly number[]): SQL {
  return sql`${column} = any(${`{${numbers.join(",")}}`}::bigint[])`;
}

/**
 * The first rows of a list of a past day whose order no index has: looks among the first candidates of something that has one, and
 * among ever more of them until there are enough rows, or no more candidates. `candidates` gives so many, the most promising first;
 * `among` gives the first rows that no candidate left out could come before.
 */
export async function lookThrough<Candidate, Row>(
  limit: number,
  candidates: (count: number) => Promise<Candidate[]>,
  among: (some: readonly Candidate[]) => Promise<Row[]>,
): Promise<Row[]> {
  for (let count = 20 * limit; ; count *= 20) {
    const some = await candidates(count);
    const rows = await among(some);
    if (rows.length >= limit || some.length < count) return rows;
  }
}
