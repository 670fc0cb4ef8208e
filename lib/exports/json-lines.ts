import { type SQL, sql } from "drizzle-orm";
import { type ExportField, instant, joined } from "@/lib/exports/fields";

/** One line of a JSON Lines file: an object with all fields by their names, typed, and null for what is missing. */
export function jsonLine(fields: readonly ExportField[]): SQL {
  return joined([
    ...fields.flatMap((each, index) => [
      sql`${sql.raw(`'${index === 0 ? "{" : ","}"${each.name}":'`)}`,
      sql`coalesce(${jsonValue(each)}, 'null')`,
    ]),
    sql`'}'`,
  ]);
}

function jsonValue({ kind, expression }: ExportField): SQL {
  switch (kind) {
    case "text":
      return sql`to_json(${expression}::text)::text`;
    case "number":
    case "boolean":
    case "json":
      return sql`${expression}::text`;
    case "moment":
      return sql`'"' || ${instant(expression)} || '"'`;
    case "code":
    case "day":
      return sql`'"' || ${expression} || '"'`;
  }
}
