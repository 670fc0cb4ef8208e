import { addDays } from "@/db/seed/demonstration/calendar";
import type { DemonstrationFile } from "@/db/seed/demonstration/files";
import type { Judgement } from "@/db/seed/demonstration/judge";
import type { Plan } from "@/db/seed/demonstration/plan";
import type { Random } from "@/db/seed/demonstration/random";
import type { Credibility, EvidenceType, SourceReliability } from "@/lib/evidence/constants";
import type { Day } from "@/lib/periods/days";
import { quarterLabel, quarterOf } from "@/lib/periods/rules";

export interface Evidence {
  /** Null where a file stands in its place. */
  url: string | null;
  file: DemonstrationFile | null;
  /** By whom it was struck out, when and why. */
  struck: { by: string; at: string; reason: string } | null;
  title: string;
  type: EvidenceType;
  reliability: SourceReliability;
  credibility: Credibility;
  datedOn: Day;
}

/** What a judgement rests on, of the types that the catalogue names; a claim of fulfilment always rests on something. */
export function drawEvidence(plan: Plan, { on, verdict }: Judgement, random: Random): Evidence[] {
  const types = random.shuffled(plan.entry.evidence_types);
  const isClaim = verdict === "fulfilled";
  const count = isClaim ? random.whole(1, types.length) : Number(random.chance(0.45));
  return types.slice(0, count).map((type) => {
    const quarter = quarterLabel(quarterOf(on));
    const slug = `${type.replaceAll("_", "-")}-${quarter.replace(" ", "-")}`.toLowerCase();
    const words = type.replaceAll("_", " ");
    return {
      url: `https://example.org/evidence/${plan.code.toLowerCase()}/${slug}`,
      file: null,
      struck: null,
      title: `${words.charAt(0).toUpperCase()}${words.slice(1)}, ${quarter}`,
      type,
      reliability: random.weighted([
        ["A", isClaim ? 6 : 3],
        ["B", 5],
        ["C", isClaim ? 1 : 3],
        ["D", isClaim ? 0 : 1],
        ["F", 1],
      ]),
      credibility: random.weighted([
        [1, isClaim ? 5 : 2],
        [2, 5],
        [3, 3],
        [4, isClaim ? 0 : 1],
        [6, 1],
      ]),
      datedOn: addDays(on, -random.whole(3, 60)),
    };
  });
}
