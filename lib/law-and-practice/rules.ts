import type { Area } from "@/lib/areas/constants";
import { pointsBetween } from "@/lib/completion/points-between";
import { completionOf, type Figures, sumOfSteps } from "@/lib/completion/rules";
import type { Basis } from "@/lib/milestones/constants";

/** What completion counts of a partner in an area, of the milestones of one basis. */
export interface BasisCell extends Figures {
  partner: string;
  partnerIso2: string;
  area: Area;
  basis: Basis;
}

/** How far the milestones of one basis have come; completion is null where there is none of them, or none was ever assessed. */
export interface Side {
  milestones: number;
  assessed: number;
  completion: number | null;
}

/** What is laid down beside what is done, and by how many points the law lies ahead; null where one of the two has no completion. */
export interface Gap extends Record<Basis, Side> {
  points: number | null;
}

/** The gap of a set: each side is the completion of all its milestones of that basis, and not a mean of means. */
export function gapOf(cells: readonly BasisCell[]): Gap {
  const sideOf = (basis: Basis): Side => {
    const sums = sumOfSteps(cells.filter((cell) => cell.basis === basis));
    return { milestones: sums.milestones, assessed: sums.assessed, completion: completionOf(sums) };
  };
  const sides = { de_jure: sideOf("de_jure"), de_facto: sideOf("de_facto") };
  return { ...sides, points: pointsBetween(sides.de_facto.completion, sides.de_jure.completion) };
}
