import type { OutcomeYear, Span } from "@/lib/outcomes/pairs";
import { niceBound } from "./nice-bound";

/** The years of one partner. */
export interface OutcomeLine {
  code: string;
  name: string;
  years: readonly OutcomeYear[];
}

/** Where an index begins and ends; null where it has no end. */
export interface IndexScale {
  min: number | null;
  max: number | null;
}

/** A year, with a place for every line in their order; null leaves a gap. */
export interface OutcomeRow {
  year: number;
  /** In percent. */
  completion: (number | null)[];
  value: (number | null)[];
}

export type OutcomeAnswer =
  | { kind: "both"; row: OutcomeRow }
  /** In no year both are known; the first and the last year of each, null where there is none. */
  | { kind: "apart"; completion: [number, number] | null; value: [number, number] | null };

interface Prepared {
  rows: OutcomeRow[];
  ticks: number[];
  /** The two ends of the index's axis. */
  domain: [number, number];
  /** Where a method ends and another begins, between two years; null where none does in sight. */
  breakAt: number | null;
  answer: OutcomeAnswer;
}

/** So many years are named on the axis, at most. */
const TICKS = 8;

/**
 * Sets completion and the index of some partners on the same years, every one from the first to the last, so that a missing one is seen.
 * `since` is the year with which a method begins; the year on its other side is shown too, so that the break is.
 */
export function prepareOutcomeCourses(
  lines: readonly OutcomeLine[],
  { first, last }: Span,
  scale: IndexScale,
  since: number | null,
): Prepared {
  const inSpan = (year: number) => (first === null || year >= first) && (last === null || year <= last);
  const known = lines
    .flatMap(({ years }) => years)
    .filter(({ year, completion, value }) => inSpan(year) && (completion !== null || value !== null))
    .map(({ year }) => year);
  const around = since === null || known.length === 0 ? [] : [since - 1, since].filter(inSpan);
  const shown = [...known, ...around];
  const ends = shown.length === 0 ? null : ([Math.min(...shown), Math.max(...shown)] as const);
  const years = ends === null ? [] : Array.from({ length: ends[1] - ends[0] + 1 }, (_, n) => ends[0] + n);
  const own = lines.map((line) => new Map(line.years.map((each) => [each.year, each])));
  const rows = years.map((year) => ({
    year,
    completion: own.map((of) => {
      const completion = of.get(year)?.completion ?? null;
      return completion === null ? null : completion * 100;
    }),
    value: own.map((of) => of.get(year)?.value ?? null),
  }));
  const values = rows.flatMap(({ value }) => value.filter((each) => each !== null));
  const step = Math.ceil(years.length / TICKS);
  return {
    rows,
    ticks: years.filter((year) => (year - (years.at(-1) ?? 0)) % step === 0),
    domain: [scale.min ?? Math.min(0, ...values), scale.max ?? niceBound(Math.max(0, ...values))],
    breakAt: around.length === 2 && since !== null ? since - 0.5 : null,
    answer: answerOf(rows),
  };
}

/** The last year in which both are known for one partner at least. */
function answerOf(rows: readonly OutcomeRow[]): OutcomeAnswer {
  const row = rows.findLast(({ completion, value }) =>
    completion.some((share, index) => share !== null && (value[index] ?? null) !== null),
  );
  if (row !== undefined) return { kind: "both", row };
  const reach = (of: "completion" | "value"): [number, number] | null => {
    const some = rows.filter((each) => each[of].some((one) => one !== null));
    const [from, to] = [some[0]?.year, some.at(-1)?.year];
    return from === undefined || to === undefined ? null : [from, to];
  };
  return { kind: "apart", completion: reach("completion"), value: reach("value") };
}
