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
  const ends = quartersBetween(first, last).map((quarterOn) => {
    const on = quarterOn === running ? day : lastDayOfQuarter(quarterOn);
    const counts = (partner: string) => spells === null || isActive(spells, partner, on < day ? on : day);
    return { quarterOn, on: dayNumber(on), counts };
  });
  const planned = shareAtEnds(spans, ends, ({ dueOn }) => dueOn);
  const plannedFirst = shareAtEnds(spans, ends, ({ firstDueOn }) => firstDueOn);
  return ends.map(({ quarterOn }, index) => ({
    quarter: quarterLabel(quarterOn),
    ...{ quarterOn, endsOn: lastDayOfQuarter(quarterOn), running: quarterOn === running },
    achieved: achieved.get(quarterOn) ?? null,
    planned: planned[index] ?? null,
    plannedFirst: plannedFirst[index] ?? null,
    forecast: quarterOn > running ? (foretold.find((point) => point.quarterOn === quarterOn) ?? null) : null,
  }));
}

/** The end of a quarter as the number of its day, and whose plans count there. */
interface QuarterEnd {
  quarterOn: Quarter;
  on: number;
  counts: (partner: string) => boolean;
}

/**
 * The weighted mean share of the plan that has passed at the end of each quarter; null where nothing is planned. A span changes
 * something from the quarter of its start to that of its due date, and is looked at in these alone; sums carry on what it came to.
 */
function shareAtEnds(
  spans: readonly PlannedSpan[],
  ends: readonly QuarterEnd[],
  dueOf: (span: PlannedSpan) => Day,
): (number | null)[] {
  const places = new Map(ends.map(({ quarterOn }, index) => [quarterOn, index]));
  const changes = new Map<string, { weight: number; passed: number }[]>();
  for (const span of spans) {
    const own = changes.get(span.partner) ?? ends.map(() => ({ weight: 0, passed: 0 }));
    changes.set(span.partner, own);
    const dates = { start: dayNumber(span.startOn), due: dayNumber(dueOf(span)) };
    const begins = places.get(quarterOf(span.startOn)) ?? 0;
    let before = 0;
    for (let index = begins; before < 1 && index < ends.length; index++) {
      const [end, change] = [ends[index], own[index]];
      if (end === undefined || change === undefined) break;
      const share = elapsedShare(dates, end.on);
      if (index === begins) change.weight += span.weight;
      change.passed += span.weight * (share - before);
      before = share;
    }
  }
  const sums = new Map([...changes.keys()].map((partner) => [partner, { weight: 0, passed: 0 }]));
  return ends.map(({ counts }, index) => {
    let [weight, passed] = [0, 0];
    for (const [partner, sum] of sums) {
      sum.weight += changes.get(partner)?.[index]?.weight ?? 0;
      sum.passed += changes.get(partner)?.[index]?.passed ?? 0;
      if (!counts(partner)) continue;
      weight += sum.weight;
      passed += sum.passed;
    }
    // Sums of fractions may come out a last digit above the whole.
    return weight === 0 ? null : Math.min(passed / weight, 1);
  });
}

/** Earned over planned progress: 1 is as planned, less is behind; null while nothing is planned yet or nothing was assessed. */
export function schedulePerformance(stand: {
  achieved: number | null;
  planned: number | null;
}): number | null {
  const { achieved, planned } = stand;
  return achieved === null || planned === null || planned === 0 ? null : achieved / planned;
}
