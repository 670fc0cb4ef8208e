import { addDays, FIXED_DAY, momentOn } from "@/db/seed/demonstration/calendar";
import { liaisonOf } from "@/db/seed/demonstration/people";
import type { DemonstrationMilestone } from "@/db/seed/demonstration/programme";
import { randomFor } from "@/db/seed/demonstration/random";
import type { Commitment } from "@/lib/commitments/constants";
import type { Day } from "@/lib/periods/days";

/** How a partner stood to a milestone of its own from a day on, which is the day on which it said so. */
export interface DemonstrationCommitment {
  milestone: string;
  commitment: Commitment;
  fromOn: Day;
  reason: string;
  author: string;
  recordedAt: string;
}

const PAUSED = [
  "The budget of the year was cut in its second half; we take the step up again with the next one.",
  "The department in charge is being merged with another. Until that is done, nobody can answer for the date.",
  "The parliament debates the law on which the step rests; we wait for its text.",
] as const;
const RESUMED = "What it waited for is settled. The step goes on with the dates agreed.";
const WITHDRAWN = [
  "A regional arrangement has taken its place; a step of our own would do the same twice.",
  "The government has decided not to pursue this in the present cycle.",
] as const;

/** Of the partners that have a liaison, a few open milestones are set aside, and some of those are taken up again. */
export function composeCommitments(programme: readonly DemonstrationMilestone[]): DemonstrationCommitment[] {
  return programme.flatMap(({ plan, assessments }) => {
    const author = liaisonOf(plan.partner);
    const last = assessments.at(-1);
    const isOpen =
      last?.state === "accepted" && last.verdict !== "fulfilled" && last.delivery !== "discontinued";
    if (author === null || !isOpen) return [];
    const random = randomFor(`setting aside of ${plan.code}`);
    const kind = random.weighted([
      ["pursued", 80],
      ["paused", 8],
      ["taken up again", 8],
      ["withdrawn", 4],
    ]);
    const says = (commitment: Commitment, fromOn: Day, reason: string): DemonstrationCommitment[] => {
      const recordedAt = momentOn(fromOn, random.whole(9, 15), random.whole(0, 59));
      return fromOn > FIXED_DAY
        ? []
        : [{ milestone: plan.code, commitment, fromOn, reason, author, recordedAt }];
    };
    const after = addDays(last.effectiveOn, random.whole(25, 60));
    if (kind === "paused") return says("paused", after, random.pick(PAUSED));
    if (kind === "withdrawn") return says("withdrawn", after, random.pick(WITHDRAWN));
    const paused = addDays(last.effectiveOn, -random.whole(90, 200));
    if (kind === "pursued" || paused < plan.startOn) return [];
    return [
      ...says("paused", paused, random.pick(PAUSED)),
      ...says("committed", addDays(last.effectiveOn, -random.whole(20, 60)), RESUMED),
    ];
  });
}
