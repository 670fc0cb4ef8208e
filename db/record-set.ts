import { sql, type SQL } from "drizzle-orm";

/**
 * Rows as a table of a statement, sent as one parameter: any number of them in one statement, without PostgreSQL's
 * limit of 65,535 parameters. `columns` is the table's name and its columns with their types.
 */
export function recordSet(rows: readonly object[], columns: SQL): SQL {
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ${columns}`;
}
