import { AREAS } from "@/lib/areas/constants";
import { logistic } from "@/lib/forecast/fit";
import type { MilestoneHistory, Standing } from "@/lib/forecast/history";
import { firstDay } from "@/lib/forecast/quarter-numbers";
import { NATURES } from "@/lib/milestones/constants";

// Histories whose hazards are known, for the tests that hold the forecast to them.

/** The quarter of the forecast, well within what is generated. */
export const ORIGIN = 2025 * 4;
const YEARS_BEFORE = 6;
const QUARTERS_AFTER = 8;

/** Draws that are the same for the same seed. */
export function drawsOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The hazard of a quarter that every generated milestone truly has. */
function trueHazard(area: number, isOverdue: boolean): number {
  return logistic(-2.9 + 0.25 * area + (isOverdue ? 0.9 : 0));
}

/** The true probability that an open milestone is fulfilled within so many quarters of the origin. */
export function trueProbability({ area, due }: Pick<Standing, "area" | "due">, quarters: number): number {
  let survival = 1;
  for (let at = ORIGIN; at < ORIGIN + quarters; at++)
    survival *= 1 - trueHazard(AREAS.indexOf(area), firstDay(at) >= due);
  return 1 - survival;
}

/** So many milestones that began in the years before, each fulfilled by the true hazards and by nothing else. */
export function generateHistories(count: number, draw: () => number): MilestoneHistory[] {
  return Array.from({ length: count }, (): MilestoneHistory => {
    const area = Math.floor(draw() * AREAS.length);
    const begins = ORIGIN - Math.floor(draw() * YEARS_BEFORE * 4);
    const [start, due] = [firstDay(begins), firstDay(begins + 6 + Math.floor(draw() * 8))];
    const plan = { known: start - 1, start, due, firstDue: due, baseline: 0, target: 1, weight: 1 };
    let fulfilled: number | null = null;
    for (let at = begins; at < ORIGIN + QUARTERS_AFTER && fulfilled === null; at++) {
      const day = firstDay(at);
      if (draw() < trueHazard(area, day >= due))
        fulfilled = day + Math.floor(draw() * (firstDay(at + 1) - day));
    }
    return {
      area: AREAS[area] ?? AREAS[0],
      nature: NATURES[draw() < 0.5 ? 0 : 1],
      plans: [plan],
      readings:
        fulfilled === null
          ? []
          : [
              {
                known: fulfilled,
                effective: fulfilled,
                value: 1,
                delivery: "completed",
                verdict: "fulfilled",
              },
            ],
      commitments: [],
    };
  });
}
