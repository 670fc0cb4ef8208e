import { BASES, type Basis } from "@/lib/milestones/constants";
import type { Gap, Side } from "@/lib/law-and-practice/rules";

/** A partner or an area: how law and practice stand, and stood on the day that it is compared with. */
export interface GapRow {
  key: string;
  /** In the reader's language. */
  name: string;
  now: Gap;
  before: Gap | null;
  /** The milestones behind either side. */
  hrefs: Readonly<Record<Basis, string>>;
  hrefsBefore: Readonly<Record<Basis, string>> | null;
}

/** Why a side has no completion: there is no milestone of it, or nobody has ever assessed one. */
export type Missing = "none" | "unassessed";

/** Why a side has no completion; null when it has one. */
export function missingOf({ milestones, completion }: Side): Missing | null {
  if (completion !== null) return null;
  return milestones === 0 ? "none" : "unassessed";
}

/** An end of a row that can be drawn, numbered as it is read. */
export interface GapMark {
  index: number;
  basis: Basis;
  completion: number;
}

export interface DrawnGap {
  row: GapRow;
  marks: readonly GapMark[];
  /** Where it stood on the earlier day. */
  marksBefore: readonly Omit<GapMark, "index">[];
  /** The sides without a completion. */
  missing: readonly Basis[];
}

interface Prepared {
  rows: readonly DrawnGap[];
  /** In how many rows practice lies behind the law, of those in which both have a completion. */
  behind: number;
  compared: number;
}

/** The marks of the rows, row by row and law first, as the arrow keys go through them. */
export function prepareBasisGaps(given: readonly GapRow[]): Prepared {
  let index = 0;
  const rows = given.map((row) => {
    const drawn = drawable(row.now).map((mark) => ({ ...mark, index: index++ }));
    return {
      row,
      marks: drawn,
      marksBefore: row.before === null ? [] : drawable(row.before),
      missing: BASES.filter((basis) => row.now[basis].completion === null),
    };
  });
  const points = given.flatMap(({ now }) => (now.points === null ? [] : [now.points]));
  return { rows, behind: points.filter((gap) => gap > 0).length, compared: points.length };
}

function drawable(gap: Gap): { basis: Basis; completion: number }[] {
  return BASES.flatMap((basis) => {
    const { completion } = gap[basis];
    return completion === null ? [] : [{ basis, completion }];
  });
}
