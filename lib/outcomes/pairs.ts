import type { Lag } from "@/lib/outcomes/constants";

/** A year of a partner: completion at its end, and the value of the index; each null where there is none. */
export interface OutcomeYear {
  year: number;
  completion: number | null;
  value: number | null;
}

/** The years of a partner in their order. */
export interface OutcomeCourse {
  partner: string;
  years: readonly OutcomeYear[];
}

/** What changed for a partner over the period, and in the index so many years later. */
export interface ChangePair {
  partner: string;
  completion: { from: number; to: number };
  value: { from: number; to: number };
}

/** The pairs of a period, from the end of its first year to the end of its last. */
export interface OutcomeChanges {
  first: number;
  last: number;
  pairs: ChangePair[];
  /** Partners that are asked for and have no pair, with what they lack. */
  without: { partner: string; lacks: "completion" | "value" }[];
}

/** The years that are asked for; null: any. */
export interface Span {
  first: number | null;
  last: number | null;
}

/**
 * The changes of each partner over one period that all share. Where an end of it is not asked for, the period with the most pairs is
 * taken, of several the longest, of several the latest: it is chosen by how much is known, never by what comes out. Null when
 * there are no two years to compare.
 */
export function outcomeChanges(
  courses: readonly OutcomeCourse[],
  lag: Lag,
  span: Span,
): OutcomeChanges | null {
  const known = courses.map(({ partner, years }) => ({
    partner,
    completion: new Map(years.map(({ year, completion }) => [year, completion])),
    value: new Map(years.map(({ year, value }) => [year, value])),
  }));
  const years = [
    ...new Set(
      courses.flatMap((course) =>
        course.years.filter(({ completion }) => completion !== null).map(({ year }) => year),
      ),
    ),
  ].toSorted((a, b) => a - b);
  const periods = (span.first === null ? years : [span.first]).flatMap((first) =>
    (span.last === null ? years : [span.last])
      .filter((last) => last > first)
      .map((last) => ({ first, last, ...pairsOf(known, first, last, lag) })),
  );
  return (
    periods.toSorted(
      (a, b) => b.pairs.length - a.pairs.length || b.last - b.first - (a.last - a.first) || b.last - a.last,
    )[0] ?? null
  );
}

interface Known {
  partner: string;
  completion: ReadonlyMap<number, number | null>;
  value: ReadonlyMap<number, number | null>;
}

function pairsOf(known: readonly Known[], first: number, last: number, lag: Lag) {
  const pairs: ChangePair[] = [];
  const without: OutcomeChanges["without"] = [];
  for (const { partner, completion, value } of known) {
    const [done, index] = [between(completion, first, last), between(value, first + lag, last + lag)];
    if (done !== null && index !== null) pairs.push({ partner, completion: done, value: index });
    else without.push({ partner, lacks: done === null ? "completion" : "value" });
  }
  return { pairs, without };
}

/** The values of two years; null where one of them is missing. */
function between(values: ReadonlyMap<number, number | null>, first: number, last: number) {
  const [from, to] = [values.get(first) ?? null, values.get(last) ?? null];
  return from === null || to === null ? null : { from, to };
}
