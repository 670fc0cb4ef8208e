import type { Sought } from "@/lib/reports/testing/open-report";
import type { ReportWords } from "@/lib/reports/words";

/** A figure as it is written for eyes, and as a program has it. Of nothing there is no figure, whatever word says so. */
export interface Figure {
  written: string | null;
  typed: string | number | null;
}

/** A table that a report should have, and its rows; on paper some of them. */
export interface PageTable extends Sought {
  rows: Figure[][];
  onPaper?: (row: number) => boolean;
}

export interface PageFigures {
  tables: PageTable[];
  facts: { name: string; figure: Figure }[];
}

/** Writes figures as the pages do. */
export function figuresIn({ format }: ReportWords) {
  const of = (written: string, typed: string | number): Figure => ({ written, typed });
  const none: Figure = { written: null, typed: null };
  return {
    none,
    word: (text: string) => of(text, text),
    number: (value: number | null) =>
      value === null ? none : of(format.number(value), Number(value.toFixed(6))),
    share: (value: number | null | undefined) =>
      value === null || value === undefined ? none : of(format.percent(value), Number(value.toFixed(6))),
    day: (on: string | null) => (on === null ? none : of(format.day(on), on)),
  };
}
