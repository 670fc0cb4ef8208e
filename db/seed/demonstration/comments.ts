import { addDays, FIXED_DAY, momentOn } from "@/db/seed/demonstration/calendar";
import { ANALYST, isAnalystsPartner, liaisonOf, MANAGER } from "@/db/seed/demonstration/people";
import type { DemonstrationMilestone } from "@/db/seed/demonstration/programme";
import { randomFor } from "@/db/seed/demonstration/random";

/** One comment of a milestone's thread. `{name}` in its text stands for whom it mentions. */
export interface DemonstrationComment {
  milestone: string;
  author: string;
  text: string;
  /** Who is mentioned, by e-mail address. */
  mentions: string | null;
  writtenAt: string;
}

const ASKED = [
  "{name}, does the reading include the regional offices? The report before this one did not.",
  "{name}, the annual report comes out next month. Should the reading wait for it?",
  "{name}, two of the documents give different totals. Which one do we go by?",
] as const;
const ANSWERED = [
  "It does, from this cycle on. The narrative says so from now on.",
  "I would not wait: the figure of the register is the one that was agreed.",
  "By the register. The other total counts posts that are vacant.",
] as const;
const ADDED = "For the record: the ministry has confirmed this in writing.";

/** Short threads on a few milestones of the first analyst: a question, mostly an answer, at times a word of the partner. */
export function composeComments(programme: readonly DemonstrationMilestone[]): DemonstrationComment[] {
  return programme.flatMap(({ plan, assessments }) => {
    const last = assessments.at(-1);
    const random = randomFor(`comments on ${plan.code}`);
    if (!isAnalystsPartner(plan.partner) || last === undefined || !random.chance(0.12)) return [];
    const liaison = liaisonOf(plan.partner);
    let day = addDays(last.effectiveOn, random.whole(2, 6));
    const says = (author: string, text: string, mentions: string | null): DemonstrationComment => {
      const writtenAt = momentOn(day, random.whole(8, 16), random.whole(0, 59));
      day = addDays(day, random.whole(1, 3));
      return { milestone: plan.code, author, text, mentions, writtenAt };
    };
    const which = random.whole(0, ASKED.length - 1);
    const thread = [says(MANAGER, ASKED[which] ?? ASKED[0], ANALYST)];
    if (random.chance(0.7)) thread.push(says(ANALYST, ANSWERED[which] ?? ANSWERED[0], null));
    if (liaison !== null && random.chance(0.4)) thread.push(says(liaison, ADDED, null));
    return thread.filter(({ writtenAt }) => writtenAt.slice(0, 10) <= FIXED_DAY);
  });
}
