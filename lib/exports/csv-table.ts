import { stringify } from "csv-stringify/sync";

/** A value of a small table: text is disarmed, numbers are written as they are, null is empty. */
export type CsvValue = string | number | boolean | null;

/** What a spreadsheet would take for a formula gets an apostrophe before it, as in lib/exports/csv-lines.ts. */
const disarmed = (text: string) => (/^'*[=+@\t\r\n-]/.test(text) ? `'${text}` : text);

/** A share with the six decimals that figures are kept with, without the dust of binary fractions. */
export const csvShare = (share: number | null) => (share === null ? null : Number(share.toFixed(6)));

/** A small table as CSV by RFC 4180, with the mark by which spreadsheets know UTF-8: the figures of a chart. */
export function csvTable<Name extends string>(
  names: readonly Name[],
  rows: readonly Readonly<Record<Name, CsvValue>>[],
): string {
  return stringify(
    rows.map((row) => names.map((name) => row[name])),
    {
      bom: true,
      header: true,
      columns: [...names],
      record_delimiter: "windows",
      cast: { string: disarmed, boolean: String },
    },
  );
}
