/** A value that an accepted assessment measured on a day. */
export interface PathPoint {
  on: string;
  value: number;
}

/** The plan now in force: a straight line from the baseline to the target. */
export interface PlannedPath {
  startOn: string;
  dueOn: string;
  baseline: number;
  target: number;
}

export interface PathRow {
  /** Midnight UTC of the day, in milliseconds: the axis is time, not a row of names. */
  at: number;
  on: string;
  planned: number | null;
  measured: number | null;
}

interface Prepared {
  rows: readonly PathRow[];
  days: { domain: readonly [number, number]; ticks: readonly number[] };
  values: { domain: readonly [number, number]; ticks: readonly number[] };
  last: PathPoint | null;
}

const MOST_DAY_TICKS = 6;
const MOST_VALUE_TICKS = 6;

function instantOf(on: string): number {
  return Date.parse(`${on}T00:00:00Z`);
}

/**
 * One row a day that matters: measured, start, due. The planned value is worked out on each of them; after the due
 * date there is no plan. Of several values on one day the last one given stands.
 */
export function prepareMilestonePath(
  plan: PlannedPath,
  points: readonly PathPoint[],
  stages: readonly number[] | null,
): Prepared {
  const measured = new Map(points.map((point) => [point.on, point.value]));
  const days = [...new Set([plan.startOn, plan.dueOn, ...measured.keys()])].toSorted();
  const rows = days.map((on) => ({
    at: instantOf(on),
    on,
    planned: plannedOn(plan, on),
    measured: measured.get(on) ?? null,
  }));
  const from = rows[0]?.at ?? 0;
  const to = rows.at(-1)?.at ?? 0;
  const lastOn = days.findLast((on) => measured.has(on));
  const lastValue = lastOn === undefined ? undefined : measured.get(lastOn);
  const values = [plan.baseline, plan.target, ...measured.values()];
  return {
    rows,
    days: { domain: [from, to], ticks: dayTicks(from, to) },
    values: stages === null ? valueAxis(values) : stageAxis(stages),
    last: lastOn === undefined || lastValue === undefined ? null : { on: lastOn, value: lastValue },
  };
}

function plannedOn(plan: PlannedPath, on: string): number | null {
  if (on < plan.startOn || on > plan.dueOn) return null;
  const [start, due, at] = [instantOf(plan.startOn), instantOf(plan.dueOn), instantOf(on)];
  if (start === due) return plan.target;
  return plan.baseline + ((plan.target - plan.baseline) * (at - start)) / (due - start);
}

function stageAxis(stages: readonly number[]): Prepared["values"] {
  const ticks = stages.toSorted((a, b) => a - b);
  return { domain: [ticks[0] ?? 0, ticks.at(-1) ?? 0], ticks };
}

/** Round steps that hold every value and the zero, so that no movement looks larger than it is. */
function valueAxis(values: readonly number[]): Prepared["values"] {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const step = roundStep((high - low) / (MOST_VALUE_TICKS - 1) || 1);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  // Whole multiples, tidied: 3 * 0.1 is not 0.3 in binary.
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
  return { domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1], ticks };
}

/** The smallest of 1, 2, 5, 10, … that is not below the wish. */
function roundStep(wish: number): number {
  const power = 10 ** Math.floor(Math.log10(wish));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= wish) ?? 10;
  return factor * power;
}

/** The first days of quarters, half-years or years, whichever gives few enough. */
function dayTicks(from: number, to: number): readonly number[] {
  const start = new Date(from);
  for (const months of [3, 6, 12, 24, 60, 120]) {
    const ticks: number[] = [];
    const month = Math.ceil((start.getUTCMonth() + (start.getUTCDate() > 1 ? 1 : 0)) / months) * months;
    for (let next = month; ; next += months) {
      const tick = Date.UTC(start.getUTCFullYear(), next, 1);
      if (tick > to) break;
      ticks.push(tick);
    }
    if (ticks.length <= MOST_DAY_TICKS) return ticks;
  }
  return [from, to];
}
