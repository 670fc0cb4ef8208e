import { type PlanChange, dueAfter } from "@/db/seed/demonstration/changes";
import type { Character, Reading } from "@/db/seed/demonstration/course";
import { type Judgement, judgeOpen } from "@/db/seed/demonstration/judge";
import { valueAt } from "@/db/seed/demonstration/measured";
import type { Plan } from "@/db/seed/demonstration/plan";
import type { Random } from "@/db/seed/demonstration/random";
import { type Day, daysBetween } from "@/lib/periods/days";

/** What reviewers held of a milestone, reading by reading, in the order of its days. */
export function judgeCourse(
  plan: Plan,
  character: Character,
  readings: readonly Reading[],
  changes: readonly PlanChange[],
  random: Random,
): Judgement[] {
  const history: Judgement[] = [];
  const givenUpAfter = character === "abandoned" ? random.whole(2, 6) : Number.POSITIVE_INFINITY;
  const lostAfterDays = character === "reversing" ? random.whole(150, 900) : Number.POSITIVE_INFINITY;
  let lost: { share: number; on: Day } | null = null;

  for (const { on, progress } of readings) {
    const last = history.at(-1);
    const before = last?.value ?? null;
    const fulfilledOn = history.find(({ verdict }) => verdict === "fulfilled")?.on;

    if (lost !== null) {
      // After a reversal the partner works its way back, slower than the first time and less watched.
      if (random.chance(0.4)) continue;
      const share = Math.min(0.95, lost.share + daysBetween(lost.on, on) / 1500);
      history.push(judgeOpen(plan, { on, value: valueAt(plan, share), before, dueOn: dueOn(on) }, random));
    } else if (fulfilledOn !== undefined) {
      const since = daysBetween(fulfilledOn, on);
      if (since >= lostAfterDays) {
        lost = { share: random.between(0.3, 0.7), on };
        const value = valueAt(plan, lost.share);
        history.push({
          on,
          value,
          before,
          delivery: "in_progress",
          verdict: "reversed",
          movement: "reversed",
        });
      } else if (since > 330 && daysBetween(last?.on ?? on, on) > 330) {
        const value = last?.value ?? plan.target;
        history.push({
          on,
          value,
          before,
          delivery: "completed",
          verdict: "fulfilled",
          movement: "confirmed",
        });
      }
    } else if (progress >= 1) {
      history.push(reached(on, before, valueAt(plan, progress), last?.movement === "delivered"));
    } else if (history.length >= givenUpAfter) {
      const value = valueAt(plan, Math.max(0, progress));
      history.push({
        on,
        value,
        before,
        delivery: "discontinued",
        verdict: "not_fulfilled",
        movement: "discontinued",
      });
      break;
    } else {
      history.push(judgeOpen(plan, { on, value: valueAt(plan, progress), before, dueOn: dueOn(on) }, random));
    }
  }
  return history;

  /** Done is not the same as shown: at times the papers come a quarter later. */
  function reached(on: Day, before: number | null, value: number, isDelivered: boolean): Judgement {
    const shown = isDelivered || random.chance(0.75);
    return {
      on,
      value,
      before,
      delivery: "completed",
      verdict: shown ? "fulfilled" : "partially_fulfilled",
      movement: shown ? "fulfilled" : "delivered",
    };
  }

  /** The due date that was in force on the day. */
  function dueOn(on: Day): Day {
    return dueAfter(
      plan,
      changes.filter(({ changedAt }) => changedAt.slice(0, 10) <= on),
    );
  }
}
