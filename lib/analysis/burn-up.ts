import type { Figures } from "@/lib/completion/rules";
import { type ActiveSpell, completionByQuarter, isActive } from "@/lib/completion/series";
import { type Day, dayNumber } from "@/lib/periods/days";
import {
  lastDayOfQuarter,
  type Quarter,
  quarterLabel,
  quarterOf,
  quartersBetween,
} from "@/lib/periods/rules";

/** Milestones of a partner with the same dates: together they weigh so much. */
export interface PlannedSpan {
  partner: string;
  startOn: Day;
  /** By the plan now in force, and by the one agreed first. */
  dueOn: Day;
  firstDueOn: Day;
  weight: number;
}

/** What was achieved in a quarter, as the summaries keep it. */
interface AchievedStep extends Figures {
  partner: string;
  quarterOn: Quarter;
}

/** Where a set of milestones stands, or should stand, at the end of a quarter: weighted means 0..1; null is a gap. */
export interface BurnUpPoint {
  quarter: string;
  quarterOn: Quarter;
  endsOn: Day;
  /** Null after the running quarter, and where nothing was assessed. */
  achieved: number | null;
  planned: number | null;
  plannedFirst: number | null;
  running: boolean;
  /** What is foretold of the end of a quarter to come. */
  forecast: ForecastShare | null;
}

/** What is expected, and between which shares it lies with 80 %. */
export interface ForecastShare {
  low: number;
  expected: number;
  high: number;
}

/** The share of a plan that has passed on a day, 0 at its start or before and 1 when due or later; days as their numbers. */
export function elapsedShare({ start, due }: { start: number; due: number }, on: number): number {
  return Math.min(Math.max((on - start) / (due - start), 0), 1);
}

/**
 * The agreed plan and what was achieved, from the first quarter to the last that is planned or foretold. A quarter counts the partners active on
 * its last day (in the running one and after it, on `day`); with `spells` null, all. A milestone counts from the quarter of its start on.
 */
export function burnUp(
  spans: readonly PlannedSpan[],
  steps: readonly AchievedStep[],
  spells: readonly ActiveSpell[] | null,
  day: Day,
  foretold: readonly (ForecastShare & { quarterOn: Quarter })[] = [],
): BurnUpPoint[] {
  const starts = [
    ...spans.map(({ startOn }) => quarterOf(startOn)),
    ...steps.map(({ quarterOn }) => quarterOn),
  ];
  if (starts.length === 0) return [];
  const first = starts.reduce((a, b) => (a < b ? a : b));
  const last = spans.reduce<Day>(
    (latest, { dueOn, firstDueOn }) => {
      const due = dueOn > firstDueOn ? dueOn : firstDueOn;
      return due > latest ? due : latest;
    },
    foretold.at(-1)?.quarterOn ?? day,
  );
  const running = quarterOf(day);
  const achieved = new Map(
    completionByQuarter(steps, spells, day).map(({ quarterOn, completion }) => [quarterOn, completion]),
  );
  const numbered = spans.map(asNumbers);
  const partners = [...new Set(spans.map(({ partner }) => partner))];
  return quartersBetween(first, last).map((quarterOn) => {
    const endsOn = lastDayOfQuarter(quarterOn);
    const on = quarterOn === running ? day : endsOn;
    const counted = new Set(
      partners.filter((partner) => spells === null || isActive(spells, partner, on < day ? on : day)),
    );
    const begun = numbered.filter((span) => span.beginsIn <= quarterOn && counted.has(span.partner));
    const number = dayNumber(on);
    return {
      quarter: quarterLabel(quarterOn),
      ...{ quarterOn, endsOn, running: quarterOn === running },
      achieved: achieved.get(quarterOn) ?? null,
      planned: meanShare(begun, number, ({ due }) => due),
      plannedFirst: meanShare(begun, number, ({ firstDue }) => firstDue),
      forecast:
        quarterOn > running ? (foretold.find((point) => point.quarterOn === quarterOn) ?? null) : null,
    };
  });
}

/** A span with its days as numbers: each is counted in every quarter, and read once. */
interface NumberedSpan {
  partner: string;
  weight: number;
  beginsIn: Quarter;
  start: number;
  due: number;
  firstDue: number;
}

function asNumbers({ partner, weight, startOn, dueOn, firstDueOn }: PlannedSpan): NumberedSpan {
  return {
    ...{ partner, weight, beginsIn: quarterOf(startOn) },
    ...{ start: dayNumber(startOn), due: dayNumber(dueOn), firstDue: dayNumber(firstDueOn) },
  };
}

function meanShare(
  spans: readonly NumberedSpan[],
  on: number,
  dueOf: (span: NumberedSpan) => number,
): number | null {
  const weight = spans.reduce((sum, span) => sum + span.weight, 0);
  if (weight === 0) return null;
  const passed = spans.reduce(
    (sum, span) => sum + span.weight * elapsedShare({ start: span.start, due: dueOf(span) }, on),
    0,
  );
  return passed / weight;
}

/** Earned over planned progress: 1 is as planned, less is behind; null while nothing is planned yet or nothing was assessed. */
export function schedulePerformance(stand: {
  achieved: number | null;
  planned: number | null;
}): number | null {
  const { achieved, planned } = stand;
  return achieved === null || planned === null || planned === 0 ? null : achieved / planned;
}
