import { type SQL, sql } from "drizzle-orm";
import { type ExportField, joined } from "@/lib/exports/fields";

/** Stands between the cells of a row, until lib/exports/sheet-rows.ts makes one of them; a text that has it shows its picture instead. */
export const BETWEEN_CELLS = "\u001F";
const ITS_PICTURE = "\u241F";

/**
 * The cells of a sheet's row in one text, as a sheet counts: days and instants from the day that makes 1 March 1900, after a 29 February
 * that never was, the sixty-first. What is missing is empty.
 */
export function sheetLine(fields: readonly ExportField[]): SQL {
  const between = sql`${sql.raw(`E'\\x1F'`)}`;
  return joined(fields.flatMap((each, index) => (index === 0 ? [cell(each)] : [between, cell(each)])));
}

function cell({ kind, expression }: ExportField): SQL {
  switch (kind) {
    case "text":
    case "json":
      return sql`replace(${expression}::text, ${BETWEEN_CELLS}, ${ITS_PICTURE})`;
    case "boolean":
      return sql`${expression}::int`;
    case "day":
      return sql`(${expression} - date '1899-12-30')`;
    case "moment":
      return sql`round(trunc(extract(epoch from ${expression})) / 86400 + 25569, 9)`;
    case "code":
    case "number":
      return sql`${expression}`;
  }
}
