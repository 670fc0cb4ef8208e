import type { QuarterPoint } from "@/lib/completion/series";
import type { PeriodState } from "@/lib/periods/constants";
import type { Day } from "@/lib/periods/days";
import type { PeriodEvent } from "@/lib/periods/queries";
import { periodState, type Quarter } from "@/lib/periods/rules";

/** A quarter with where it stands, what was kept of it and what comes out now. */
export interface PeriodRow {
  quarterOn: Quarter;
  quarter: string;
  running: boolean;
  state: PeriodState;
  latest: PeriodEvent | undefined;
  kept: number | null;
  now: number | null;
  /** Whether the figure has moved since it was kept. */
  moved: boolean;
}

/** The quarters, the latest first. `events`: all, the latest of each quarter first. */
export function periodRows(
  points: readonly QuarterPoint[],
  events: readonly PeriodEvent[],
  keptCompletions: readonly { quarterOn: Quarter; completion: number | null }[],
  day: Day,
): PeriodRow[] {
  return points.toReversed().map(({ quarterOn, quarter, running, completion }) => {
    const latest = events.find((event) => event.quarterOn === quarterOn);
    const kept = keptCompletions.find((each) => each.quarterOn === quarterOn);
    return {
      quarterOn,
      quarter,
      running,
      state: periodState(latest, day),
      latest,
      kept: kept?.completion ?? null,
      now: completion,
      moved: kept !== undefined && kept.completion !== completion,
    };
  });
}
