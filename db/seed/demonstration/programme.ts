import { addDays, FIXED_DAY } from "@/db/seed/demonstration/calendar";
import { drawChanges, dueAfter, type PlanChange } from "@/db/seed/demonstration/changes";
import { drawCharacter, drawCourse } from "@/db/seed/demonstration/course";
import { withFiles } from "@/db/seed/demonstration/files";
import { judgeCourse } from "@/db/seed/demonstration/history";
import { type Judgement, judgeOpen } from "@/db/seed/demonstration/judge";
import { valueAt } from "@/db/seed/demonstration/measured";
import { isAnalystsPartner } from "@/db/seed/demonstration/people";
import { NEVER_ASSESSED, type Plan, planPartner } from "@/db/seed/demonstration/plan";
import { type Random, randomFor } from "@/db/seed/demonstration/random";
import {
  acceptedAssessment,
  type DemonstrationAssessment,
  pendingAssessment,
} from "@/db/seed/demonstration/record";
import type { CatalogueEntry } from "@/db/seed/reference/catalogue";
import type { Day } from "@/lib/periods/days";

/** A milestone with all that was ever changed and recorded of it. */
export interface DemonstrationMilestone {
  plan: Plan;
  dueOn: Day;
  changes: PlanChange[];
  assessments: DemonstrationAssessment[];
}

/** The whole demonstration: the same on every machine, and about no real reform. */
export function composeProgramme(
  partners: readonly string[],
  catalogue: readonly CatalogueEntry[],
): DemonstrationMilestone[] {
  return partners.flatMap((partner) =>
    withFiles(
      planPartner(partner, catalogue).map((plan) =>
        partner === NEVER_ASSESSED
          ? { plan, dueOn: plan.firstDueOn, changes: [], assessments: [] }
          : composeMilestone(plan),
      ),
    ),
  );
}

function composeMilestone(plan: Plan): DemonstrationMilestone {
  const random = randomFor(`history of ${plan.partner} ${plan.entry.code}`);
  const character = drawCharacter(random);
  const readings = drawCourse(plan, character, random);
  const changes = drawChanges(plan, readings, random);
  const history = judgeCourse(plan, character, readings, changes, random);
  const dueOn = dueAfter(plan, changes);
  const pending = drawPending(plan, history, dueOn, random);
  return {
    plan,
    dueOn,
    changes,
    assessments: [
      ...history.map((judgement) => acceptedAssessment(plan, judgement, random)),
      ...(pending === null ? [] : [pending]),
    ],
  };
}

/** Some open milestones have one more assessment under way in the last weeks. */
function drawPending(
  plan: Plan,
  history: readonly Judgement[],
  dueOn: Day,
  random: Random,
): DemonstrationAssessment | null {
  const on = addDays(FIXED_DAY, -random.whole(3, 20));
  const last = history.at(-1);
  const isOver = last?.verdict === "fulfilled" || last?.delivery === "discontinued";
  if (isOver || (last !== undefined && last.on > addDays(FIXED_DAY, -45)) || plan.startOn > on) return null;
  const state = random.weighted<"submitted" | "returned" | "draft" | null>([
    ["submitted", 14],
    ["returned", 5],
    ["draft", isAnalystsPartner(plan.partner) ? 14 : 0],
    [null, 70],
  ]);
  if (state === null) return null;
  const before = last?.value ?? null;
  if (random.chance(0.25)) {
    const value = valueAt(plan, 1);
    const reached = {
      on,
      value,
      before,
      delivery: "completed",
      verdict: "fulfilled",
      movement: "fulfilled",
    } as const;
    return pendingAssessment(plan, reached, state, random);
  }
  const value = before ?? valueAt(plan, random.between(0.05, 0.3));
  return pendingAssessment(plan, judgeOpen(plan, { on, value, before, dueOn }, random), state, random);
}
