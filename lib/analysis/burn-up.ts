import { completionOf, sumOfSteps, type Figures } from "@/lib/completion/rules";
import { type ActiveSpell, isActive } from "@/lib/completion/series";
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

/** The share of a plan that has passed on a day, 0 at its start and 1 at its due date. */
export function elapsedShare({ startOn, dueOn }: { startOn: Day; dueOn: Day }, on: Day): number {
  const [start, due, day] = [dayNumber(startOn), dayNumber(dueOn), dayNumber(on)];
  return Math.min(Math.max((day - start) / (due - start), 0), 1);
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
  return quartersBetween(first, last).map((quarterOn) => {
    const endsOn = lastDayOfQuarter(quarterOn);
    const on = quarterOn === running ? day : endsOn;
    const counted = (partner: string) => spells === null || isActive(spells, partner, on < day ? on : day);
    const begun = spans.filter(({ partner, startOn }) => counted(partner) && quarterOf(startOn) <= quarterOn);
    const achieved = sumOfSteps(steps.filter((step) => step.quarterOn <= quarterOn && counted(step.partner)));
    return {
      quarter: quarterLabel(quarterOn),
      ...{ quarterOn, endsOn, running: quarterOn === running },
      achieved: quarterOn > running ? null : completionOf(achieved),
      planned: meanShare(begun, on, ({ dueOn }) => dueOn),
      plannedFirst: meanShare(begun, on, ({ firstDueOn }) => firstDueOn),
      forecast:
        quarterOn > running ? (foretold.find((point) => point.quarterOn === quarterOn) ?? null) : null,
    };
  });
}

function meanShare(spans: readonly PlannedSpan[], on: Day, dueOf: (span: PlannedSpan) => Day): number | null {
  const weight = spans.reduce((sum, span) => sum + span.weight, 0);
  if (weight === 0) return null;
  return (
    spans.reduce(
      (sum, span) => sum + span.weight * elapsedShare({ startOn: span.startOn, dueOn: dueOf(span) }, on),
      0,
    ) / weight
  );
}

/** Earned over planned progress: 1 is as planned, less is behind; null while nothing is planned yet or nothing was assessed. */
export function schedulePerformance(stand: {
  achieved: number | null;
  planned: number | null;
}): number | null {
  const { achieved, planned } = stand;
  return achieved === null || planned === null || planned === 0 ? null : achieved / planned;
}
