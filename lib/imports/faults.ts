/** Something in a file that cannot be taken as it is: where it stands, what is there, and what was expected. */
export interface ImportFault {
  file: string;
  /** As a spreadsheet counts: the header is row 1. Null for the file as a whole. */
  row: number | null;
  /** Null for the row as a whole. */
  column: string | null;
  value: string | null;
  /** What is wrong, as the end of a sentence about the value: `is no date`. */
  problem: string;
  expected: string | null;
}

const LONGEST_SHOWN = 60;

/** One line: `ogp_milestones.csv, row 12, due_on: "2014-13-01" is no date (expected YYYY-MM-DD)`. */
export function describeFault({ file, row, column, value, problem, expected }: ImportFault): string {
  const place = [file, row === null ? null : `row ${row}`, column].filter((part) => part !== null).join(", ");
  const shown = value === null ? "" : `${JSON.stringify(shorten(value))} `;
  return `${place}: ${shown}${problem}${expected === null ? "" : ` (expected ${expected})`}`;
}

function shorten(value: string): string {
  const signs = [...value];
  return signs.length <= LONGEST_SHOWN ? value : `${signs.slice(0, LONGEST_SHOWN - 1).join("")}…`;
}
