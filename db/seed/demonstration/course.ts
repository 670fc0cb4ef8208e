import { addDays, FIXED_DAY } from "@/db/seed/demonstration/calendar";
import type { Plan } from "@/db/seed/demonstration/plan";
import type { Random } from "@/db/seed/demonstration/random";
import { type Day, daysBetween } from "@/lib/periods/days";
import { lastDayOfQuarter, quartersBetween } from "@/lib/periods/rules";

/** How a reform tends to go; which partner draws which is left to chance. */
export type Character = "steady" | "fast" | "slow" | "stalled" | "abandoned" | "reversing" | "unseen";

/** Where a milestone truly stood on the day of a reading, 0 at its baseline, 1 at its target. */
export interface Reading {
  on: Day;
  progress: number;
}

const FIRST_READING: Day = "2021-01-01";

const TEMPO: Record<Character, readonly [number, number]> = {
  steady: [0.8, 1.2],
  fast: [1.2, 1.6],
  slow: [0.45, 0.75],
  stalled: [0.08, 0.35],
  abandoned: [0.2, 0.6],
  reversing: [1.2, 1.7],
  unseen: [0, 0],
};

export function drawCharacter(random: Random): Character {
  return random.weighted([
    ["steady", 36],
    ["fast", 13],
    ["slow", 24],
    ["stalled", 12],
    ["abandoned", 6],
    ["reversing", 9],
    ["unseen", 3],
  ]);
}

/** The readings of a milestone quarter by quarter: uneven steps, pauses, setbacks, and quarters without a reading. */
export function drawCourse(plan: Plan, character: Character, random: Random): Reading[] {
  if (character === "unseen") return [];
  const length = daysBetween(plan.startOn, plan.firstDueOn);
  const tempo = random.between(...TEMPO[character]);
  const readings: Reading[] = [];
  let progress = 0;
  let before = plan.startOn;
  for (const quarter of quartersBetween(plan.startOn, FIXED_DAY)) {
    const on = readingDay(lastDayOfQuarter(quarter), random);
    if (on <= before) continue;
    if (progress < 1) {
      progress += (daysBetween(before, on) / length) * tempo * random.between(0.1, 1.9);
      if (random.chance(0.08)) progress -= random.between(0.03, 0.12);
      // A step that is nearly there is there: the last percent is not worth a quarter.
      if (progress > 0.97) progress = 1;
    }
    before = on;
    if (on >= FIRST_READING && on <= FIXED_DAY && !random.chance(0.22)) readings.push({ on, progress });
  }
  return readings;
}

/** In the last weeks of the quarter; in the running one, some weeks ago. */
function readingDay(quarterEnd: Day, random: Random): Day {
  if (quarterEnd <= FIXED_DAY) return addDays(quarterEnd, -random.whole(0, 20));
  return random.chance(0.35) ? addDays(FIXED_DAY, -random.whole(22, 40)) : quarterEnd;
}
