import { sql } from "drizzle-orm";
import { boolean, check, pgTable } from "drizzle-orm/pg-core";

/** The one row that says what this installation is. */
export const installation = pgTable(
  "installation",
  {
    only: boolean("only").primaryKey().default(true),
    /** The figures are made up: every page and export says so. */
    demonstration: boolean("demonstration").notNull().default(false),
  },
  (table) => [check("installation_is_one", sql`${table.only}`)],
);
