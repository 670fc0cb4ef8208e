import { addDays, FIXED_DAY, momentOn } from "@/db/seed/demonstration/calendar";
import { liaisonOf } from "@/db/seed/demonstration/people";
import type { DemonstrationMilestone } from "@/db/seed/demonstration/programme";
import { type Random, randomFor } from "@/db/seed/demonstration/random";
import type { DemonstrationAssessment } from "@/db/seed/demonstration/record";
import type { Stance } from "@/lib/partner-views/constants";

/** What a partner said of an accepted assessment, known by the assessment's key. */
export interface DemonstrationView {
  assessment: string;
  stance: Stance;
  text: string;
  author: string;
  recordedAt: string;
}

const WORDS: Record<Stance, readonly [string, ...string[]]> = {
  agrees: ["", "", "The reading is ours as well.", "We confirm the figure; our own report gives the same."],
  agrees_in_part: [
    "The figure is right. That the step is behind is not: the second half was planned for the end from the start.",
    "We count three more units, which report to another ministry and were left out.",
    "We share the reading, but not the view that the regional offices delay it.",
  ],
  disagrees: [
    "The register was closed for an update on the day of the reading. The figure of the month before is the right one.",
    "What was adopted since is not counted. We ask for another look once the gazette has printed it.",
    "The definition changed between the two readings: they cannot be compared.",
  ],
  no_comment: [""],
};

/** The views of the partners that have a liaison, on what was accepted in the last two years. */
export function composeViews(programme: readonly DemonstrationMilestone[]): DemonstrationView[] {
  return programme.flatMap(({ plan, assessments }) => {
    const author = liaisonOf(plan.partner);
    if (author === null) return [];
    const random = randomFor(`voice on ${plan.code}`);
    return assessments.flatMap((assessment) => answers(assessment, author, random));
  });
}

/** Nothing, a view, or one that a second one follows when the partner has looked again. */
function answers(
  { key, acceptedAt, verdict }: DemonstrationAssessment,
  author: string,
  random: Random,
): DemonstrationView[] {
  if (acceptedAt === null || acceptedAt < "2024-11") return [];
  const on = addDays(acceptedAt.slice(0, 10), random.whole(2, 25));
  if (on > FIXED_DAY || !random.chance(0.6)) return [];
  const stance = random.weighted<Stance>([
    ["agrees", 58],
    ["agrees_in_part", verdict === "fulfilled" ? 4 : 20],
    ["disagrees", verdict === "fulfilled" ? 2 : 12],
    ["no_comment", 8],
  ]);
  const first = view(key, stance, on, author, random);
  const again = addDays(on, random.whole(10, 40));
  const comesRound = stance === "disagrees" && random.chance(0.3) && again <= FIXED_DAY;
  return comesRound ? [first, view(key, "agrees_in_part", again, author, random)] : [first];
}

function view(
  assessment: string,
  stance: Stance,
  on: string,
  author: string,
  random: Random,
): DemonstrationView {
  const text = random.pick(WORDS[stance]);
  const recordedAt = momentOn(on, random.whole(8, 16), random.whole(0, 59));
  return { assessment, stance, text, author, recordedAt };
}
