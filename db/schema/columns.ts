import { sql, type SQL } from "drizzle-orm";
import { customType, date, numeric, timestamp } from "drizzle-orm/pg-core";

/** A day without a time zone: `YYYY-MM-DD` in code. */
export const day = (name: string) => date(name, { mode: "string" });

/** A moment. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** A measured quantity: exact to six decimals, as the progress rules count. */
export const quantity = (name: string) => numeric(name, { precision: 18, scale: 6, mode: "number" });

/** The content of a file. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** A condition that a text column holds one of the given words; the words are constants of this code. */
export function oneOf(column: unknown, words: readonly string[]): SQL {
  return sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(", "))})`;
}
