import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** What a field holds: free text, a word or number of ours that needs no quoting, a number, a day, an instant, yes or no, or JSON. */
const KINDS = ["text", "code", "number", "day", "moment", "boolean", "json"] as const;
export type FieldKind = (typeof KINDS)[number];

/** A field of an exported row: its name in every format, and the expression of the query that it is of. */
export interface ExportField {
  name: string;
  kind: FieldKind;
  expression: SQLWrapper;
}

const of =
  (kind: FieldKind) =>
  (name: string, expression: SQLWrapper): ExportField => ({ name, kind, expression });

/** A field by its kind: `field.day("due_on", milestones.dueOn)`. */
export const field = {
  text: of("text"),
  code: of("code"),
  number: of("number"),
  day: of("day"),
  moment: of("moment"),
  boolean: of("boolean"),
  json: of("json"),
};

/** An instant to the second, in UTC, as RFC 3339 writes it. */
export const instant = (moment: SQLWrapper): SQL =>
  sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** What every row says about the figures in it: the installation's marking, and that they are made up where they are. */
export const marking = field.text(
  "marking",
  sql`(select nullif(concat_ws('; ', i.marking, case when i.demonstration then 'illustrative' end), '') from installation i)`,
);

/** PostgreSQL takes so many values in one call. */
const MOST_VALUES = 90;

/** Several texts as one, without the copy that `||` makes at each of them; what is missing is empty. */
export function joined(parts: readonly SQL[]): SQL {
  const calls = Array.from({ length: Math.ceil(parts.length / MOST_VALUES) }, (_, index) => {
    const some = parts.slice(index * MOST_VALUES, (index + 1) * MOST_VALUES);
    return sql`concat(${sql.join(some, sql`, `)})`;
  });
  return sql.join(calls, sql` || `);
}
