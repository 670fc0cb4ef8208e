import { type Movement, MOVEMENTS } from "@/lib/movements/constants";
import type { QuarterMovements } from "@/lib/movements/rules";

/** At most so many quarters are drawn beside each other; the table has them all. */
export const DRAWN_QUARTERS = 4;
/** What moves the completion of a set: its milestones, each in one of the ways, or partners that begin or cease to count. */
export const PARTS = [...MOVEMENTS, "standing"] as const;
export type Part = (typeof PARTS)[number];
/** What is shown of milestones can raise or lower completion; all else is how much is agreed, and of whom. */
const SHOWN: readonly Part[] = ["advanced", "fulfilled", "fell_back", "reversed"];

/** One part of a quarter's change, in points of completion as they are written: with two decimals. */
export interface MovementBar {
  part: Part;
  /** Milestones that moved, or partners whose standing changed. */
  count: number;
  points: number;
  tone: "up" | "down" | "set";
  /** Where it begins and ends along the axis: shares of its length. */
  from: number;
  to: number;
}

export interface MovementRow extends Omit<QuarterMovements, "before" | "after"> {
  /** Percent with two decimals, so that bars between them add up as they are written. */
  before: number;
  after: number;
  points: number;
  bars: MovementBar[];
}

export type MovementAnswer =
  | { kind: "nothing" }
  | { kind: "same"; quarter: string; running: boolean; after: number }
  | {
      kind: "moved";
      quarter: string;
      running: boolean;
      before: number;
      after: number;
      points: number;
      part: Part;
      partPoints: number;
    };

interface Prepared {
  /** The quarters of the span, oldest first. */
  rows: MovementRow[];
  /** The last of them, on one axis. */
  drawn: MovementRow[];
  /** What moved in any of these, in one order for all; a part that nothing moved in is left out. */
  parts: Part[];
  /** Where no change lies along the axis. */
  zero: number;
  answer: MovementAnswer;
}

/** How completion moved within a span, each quarter's parts one after another from its beginning to its end. */
export function prepareMovements(
  quarters: readonly QuarterMovements[],
  span: { from: string | null; to: string | null },
): Prepared {
  const within = quarters
    .filter(
      ({ quarterOn }) =>
        (span.from === null || quarterOn >= span.from) && (span.to === null || quarterOn <= span.to),
    )
    .map((quarter) => ({ quarter, places: placesOf(quarter) }));
  const first = Math.max(0, within.length - DRAWN_QUARTERS);
  const offsets = within
    .slice(first)
    .flatMap(({ places }) => places.map((place) => place - (places[0] ?? 0)));
  const [lowest, highest] = [Math.min(0, ...offsets), Math.max(0, ...offsets)];
  const along = (offset: number) => (highest === lowest ? 0 : (offset - lowest) / (highest - lowest));
  const rows = within.map(({ quarter, places }) => rowOf(quarter, places, along));
  const drawn = rows.slice(first);
  const parts = PARTS.filter((part) =>
    drawn.some(({ bars }) => bars.some((bar) => bar.part === part && bar.count > 0)),
  );
  return { rows, drawn, parts, zero: along(0), answer: answerOf(rows) };
}

/** Completion before the first part and after each, in hundredths of a percent: parts are written as what lies between. */
function placesOf({ before, parts, standing }: QuarterMovements): number[] {
  const effects = [...parts.map(({ effect }) => effect), standing.effect];
  let sum = before;
  return [before, ...effects.map((effect) => (sum += effect))].map((share) => Math.round(share * 10_000));
}

function rowOf(
  quarter: QuarterMovements,
  places: readonly number[],
  along: (offset: number) => number,
): MovementRow {
  const start = places[0] ?? 0;
  const end = places.at(-1) ?? start;
  return {
    ...quarter,
    ...{ before: start / 100, after: end / 100, points: (end - start) / 100 },
    bars: PARTS.map((part, index) => {
      const [from, to] = [places[index] ?? start, places[index + 1] ?? start];
      const tone = !SHOWN.includes(part) ? "set" : to < from ? "down" : "up";
      return {
        ...{ part, count: countOf(quarter, part), points: (to - from) / 100, tone },
        ...{ from: along(from - start), to: along(to - start) },
      };
    }),
  };
}

function countOf({ parts, standing }: QuarterMovements, part: Part): number {
  return part === "standing"
    ? standing.partners
    : (parts.find(({ kind }: { kind: Movement }) => kind === part)?.milestones ?? 0);
}

/** The last quarter that has ended, or the running one while there is no other; and what moved it most in its own direction. */
function answerOf(rows: readonly MovementRow[]): MovementAnswer {
  const last = rows.findLast(({ running }) => !running) ?? rows.at(-1);
  if (last === undefined) return { kind: "nothing" };
  const { quarter, running, before, after, points, bars } = last;
  const [most] = bars.toSorted((a, b) => (points < 0 ? a.points - b.points : b.points - a.points));
  if (points === 0 || most === undefined) return { kind: "same", quarter, running, after };
  return {
    ...{ kind: "moved", quarter, running, before, after, points },
    ...{ part: most.part, partPoints: most.points },
  };
}
