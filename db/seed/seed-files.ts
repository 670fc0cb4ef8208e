import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "csv-parse/sync";
import { z } from "zod";

const DATA = join(import.meta.dirname, "data");

/** The rows of one of the files in `db/seed/data`, each of them checked. */
export function readSeedFile<Row extends z.ZodType>(name: string, row: Row): z.infer<Row>[] {
  const records: unknown = parse(readFileSync(join(DATA, name)), { columns: true, bom: true });
  const parsed = z.array(row).safeParse(records);
  if (parsed.success) return parsed.data;
  throw new Error(`db/seed/data/${name} is not as the loader expects it:\n${z.prettifyError(parsed.error)}`);
}

/** An empty cell means that the source has none. */
export const optionalText = z.string().transform((text) => (text === "" ? null : text));

/** `yes` where the source itself was read. */
export const wasChecked = z.enum(["yes", "from_memory"]).transform((word) => word === "yes");

/** A date as precisely as it is known: `2014`, `2014-09` or `2014-09-05`; the day is the first of the period. */
const knownDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .transform((text) => {
    if (text.length === 4) return { on: `${text}-01-01`, precision: "year" as const };
    if (text.length === 7) return { on: `${text}-01`, precision: "month" as const };
    return { on: text, precision: "day" as const };
  });

/** A date that the source may not have. */
export const optionalDate = z.union([
  z.literal("").transform(() => ({ on: null, precision: null })),
  knownDate,
]);
