import { z } from "zod";

import type { CsvRow } from "@/lib/imports/csv-table";
import type { ImportFault } from "@/lib/imports/faults";
import type { HighestMarking } from "@/lib/markings/constants";
import { isMarkedAbove } from "@/lib/markings/rules";
import { PLAN_LIMITS } from "@/lib/milestones/constants";
import { VALUE_DECIMALS, VALUE_LIMIT, WEIGHT_DECIMALS } from "@/lib/milestones/decimal";

/** What to say of a value that is not as its column expects; it travels with the column's schema. */
const words = z.object({ problem: z.string(), expected: z.string() });

/** A column: how its text is read, and what to say when it cannot be. */
export function column<Schema extends z.ZodType>(schema: Schema, problem: string, expected: string): Schema {
  return schema.meta({ problem, expected });
}

/** Reads a row, or says of each of its values that is wrong what was expected. */
export function readRow<Shape extends z.ZodRawShape>(
  file: string,
  schema: z.ZodObject<Shape>,
  { row, cells }: CsvRow,
): { value: z.infer<z.ZodObject<Shape>> & { row: number } } | { faults: ImportFault[] } {
  const read = schema.safeParse(cells);
  if (read.success) return { value: { ...read.data, row } };
  const names = new Set(read.error.issues.map(({ path }) => String(path[0])));
  const faults = [...names].map((name) => {
    const { problem, expected } = words.parse(
      z.globalRegistry.get(z.instanceof(z.ZodType).parse(schema.shape[name])),
    );
    const value = cells[name] ?? "";
    const isEmpty = value.trim() === "";
    return {
      file,
      row,
      column: name,
      value: isEmpty ? null : value,
      problem: isEmpty ? "is empty" : problem,
      expected,
    };
  });
  return { faults };
}

/** What a row says that is marked above what may be held here, whatever its columns are. */
export function markedCells(file: string, { row, cells }: CsvRow, highest: HighestMarking): ImportFault[] {
  return Object.entries(cells)
    .filter(([, value]) => isMarkedAbove(value, highest))
    .map(([column, value]) => ({
      ...{ file, row, column, value },
      problem: "carries a marking above what this installation may hold",
      expected: `nothing above ${highest.toUpperCase()}`,
    }));
}

// Signs that no text has and no database takes.
// oxlint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const clean = z
  .string()
  .refine((value) => !UNSEEN.test(value))
  .transform((value) => value.replaceAll("\r\n", "\n").trim());
const ofLength = (shortest: number, longest: number) =>
  clean.refine((value) => [...value].length >= shortest && [...value].length <= longest);

/** Text of at most so many characters; line breaks may be in it. */
export const text = (longest: number) =>
  column(ofLength(1, longest), "is too long or has control characters", `1 to ${longest} characters`);

/** Text that may be missing: an empty cell. */
export const possibleText = (longest: number) =>
  column(ofLength(0, longest), "is too long or has control characters", `at most ${longest} characters`);

/** Nothing, or `NA`, or what the schema says. */
export function orNone<Schema extends z.ZodType>(schema: Schema) {
  const { problem, expected } = words.parse(z.globalRegistry.get(schema));
  const none = z
    .string()
    .regex(/^\s*(NA)?\s*$/)
    .transform(() => null);
  return column(z.union([none, schema]), problem, `${expected}, or NA`);
}

export function oneOf<const Word extends string>(known: readonly Word[], problem: string) {
  const expected =
    known.length <= 12 ? `one of ${known.join(", ")}` : `a code such as ${known.slice(0, 3).join(", ")}`;
  return column(z.string().trim().pipe(z.enum(known)), problem, expected);
}

export const day = column(
  z
    .string()
    .trim()
    .pipe(z.iso.date())
    .refine((on) => on >= "1900-01-01" && on <= "2199-12-31"),
  "is no date",
  "YYYY-MM-DD",
);

const decimal = (decimals: number) =>
  z
    .string()
    .trim()
    .regex(new RegExp(`^-?\\d{1,9}(\\.\\d{1,${decimals}})?$`))
    .transform(Number)
    .refine((value) => Math.abs(value) < VALUE_LIMIT);

export const figure = column(
  decimal(VALUE_DECIMALS),
  "is no number",
  `a number such as 12 or 0.5, with at most ${VALUE_DECIMALS} decimals`,
);

export const weight = column(
  decimal(WEIGHT_DECIMALS).refine((value) => value > 0 && value <= PLAN_LIMITS.weight),
  "is no weight",
  `a number above 0 and up to ${PLAN_LIMITS.weight}, with at most ${WEIGHT_DECIMALS} decimals`,
);

const address = z
  .string()
  .trim()
  .max(2000)
  .regex(/^https?:\/\/\S+$/)
  .pipe(z.url());

export const webAddress = column(
  address,
  "is no web address",
  "an address such as https://example.org/report",
);

/** A publication that a file names by its address or only by its year. */
export const addressOrYear = column(
  z.union([
    z
      .string()
      .trim()
      .regex(/^(19|20)\d\d$/),
    address,
  ]),
  "is neither a web address nor a year",
  "an address such as https://example.org/report, or the year of publication",
);
