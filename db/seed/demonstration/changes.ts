import { addDays, FIXED_DAY, momentOn, monthEndAfter } from "@/db/seed/demonstration/calendar";
import type { Reading } from "@/db/seed/demonstration/course";
import { EXPLANATIONS } from "@/db/seed/demonstration/explanations";
import type { Plan } from "@/db/seed/demonstration/plan";
import type { Random } from "@/db/seed/demonstration/random";
import type { ChangeReason, PlanField } from "@/lib/milestones/constants";
import { type Day, daysBetween } from "@/lib/periods/days";

export interface PlanChange {
  field: PlanField;
  oldValue: string;
  newValue: string;
  reason: ChangeReason;
  explanation: string;
  changedAt: string;
}

/** The changes of a plan in the order in which they were made; the plan's figures are those after all of them. */
export function drawChanges(plan: Plan, readings: readonly Reading[], random: Random): PlanChange[] {
  return [...slips(plan, readings, random), ...figures(plan, random)].sort((a, b) =>
    a.changedAt < b.changedAt ? -1 : 1,
  );
}

/** The due date now in force. */
export function dueAfter(plan: Plan, changes: readonly PlanChange[]): Day {
  return changes.findLast((change) => change.field === "due_on")?.newValue ?? plan.firstDueOn;
}

/** A step that is far from done when it falls due gets more time, up to three times; or nobody gives it any. */
function slips(plan: Plan, readings: readonly Reading[], random: Random): PlanChange[] {
  const changes: PlanChange[] = [];
  let due = plan.firstDueOn;
  for (const { on, progress } of readings) {
    const isFarFromDone = progress < 0.85 && daysBetween(on, due) < 60;
    if (!isFarFromDone || changes.length === 3 || !random.chance(0.55)) continue;
    const later = monthEndAfter(due > on ? due : on, random.whole(3, 12));
    const reason = random.weighted<ChangeReason>([
      ["scope_change", 4],
      ["force_majeure", 3],
      ["rebaseline", 4],
      ["new_evidence", 2],
      ["correction", 1],
    ]);
    changes.push(change("due_on", due, later, reason, addDays(on, random.whole(1, 12)), random));
    due = later;
  }
  return changes;
}

/** Now and then a baseline, target or weight was first agreed otherwise. */
function figures(plan: Plan, random: Random): PlanChange[] {
  const { baseline, target, weight, entry } = plan;
  const on = addDays(plan.startOn, random.whole(40, 300));
  if (on > addDays(FIXED_DAY, -10)) return [];
  const changes: PlanChange[] = [];
  if (entry.unit === "percent" && target > 20) {
    if (random.chance(0.08)) {
      const reason = random.pick(["correction", "new_evidence", "rebaseline"] as const);
      const first = baseline + random.pick([-4, -2, 3, 5]);
      changes.push(
        change(
          "baseline",
          String(Math.max(0, first === 0 ? 1 : first)),
          String(baseline),
          reason,
          on,
          random,
        ),
      );
    }
    if (random.chance(0.08)) {
      const reason = random.pick(["rebaseline", "scope_change", "new_evidence"] as const);
      const first = target === 100 ? 90 : target + random.pick([-5, 5]);
      changes.push(change("target", String(first), String(target), reason, on, random));
    }
  }
  if (random.chance(0.05)) {
    changes.push(change("weight", String(weight === 1 ? 2 : 1), String(weight), "scope_change", on, random));
  }
  return changes.filter(({ oldValue, newValue }) => oldValue !== newValue);
}

function change(
  field: PlanField,
  oldValue: string,
  newValue: string,
  reason: ChangeReason,
  on: Day,
  random: Random,
): PlanChange {
  const explanation = random.pick(EXPLANATIONS[field === "due_on" ? "time" : "figure"][reason]);
  const day = on < FIXED_DAY ? on : FIXED_DAY;
  return {
    field,
    oldValue,
    newValue,
    reason,
    explanation,
    changedAt: momentOn(day, random.whole(8, 15), random.whole(0, 59)),
  };
}
