import type { Area } from "@/lib/areas/constants";
import type { Commitment } from "@/lib/commitments/constants";
import type { Delivery, Verdict } from "@/lib/milestones/constants";
import { type Decimal, decimalText, scaled, WEIGHT_DECIMALS } from "@/lib/milestones/decimal";
import { clampProgress, PROGRESS_DECIMALS, progressOf } from "@/lib/milestones/rules";
import type { Day } from "@/lib/periods/days";
import { type Quarter, quarterOf } from "@/lib/periods/rules";

/** An accepted assessment, as far as completion asks. */
export interface AcceptedAssessment {
  id: number;
  effectiveOn: Day;
  /** The instant as PostgreSQL writes it, all in one offset: text, because a `Date` would drop the microseconds. */
  acceptedAt: string;
  value: Decimal;
  delivery: Delivery;
  verdict: Verdict;
}

/** What the partner said of a milestone, from a day on. */
export interface SaidCommitment {
  id: number;
  fromOn: Day;
  commitment: Commitment;
}

/** A milestone by the plan now in force, with all its accepted assessments and all that its partner said of it, in any order. */
export interface CountedMilestone {
  partner: string;
  area: Area;
  startOn: Day;
  baseline: Decimal;
  target: Decimal;
  weight: Decimal;
  assessments: readonly AcceptedAssessment[];
  commitments: readonly SaidCommitment[];
}

/**
 * The figures of a set of milestones, or a change of them. Weighted sums are decimal text as PostgreSQL writes its
 * `numeric`: weight with three decimals, progress times weight with nine. They are added as whole numbers.
 */
export interface Figures {
  milestones: number;
  assessed: number;
  fulfilled: number;
  weight: string;
  weightedProgress: string;
}

/** What changes in a quarter for a partner and area; the sum of all steps up to a quarter is the state at its end. */
export interface CompletionStep extends Figures {
  partner: string;
  area: Area;
  quarterOn: Quarter;
}

interface Sums {
  milestones: number;
  assessed: number;
  fulfilled: number;
  weight: bigint;
  weightedProgress: bigint;
}

const PRODUCT_DECIMALS = WEIGHT_DECIMALS + PROGRESS_DECIMALS;
const NOTHING: Sums = { milestones: 0, assessed: 0, fulfilled: 0, weight: 0n, weightedProgress: 0n };

/**
 * Completion of a set: the weighted mean of clamped progress. Null, a gap and not a zero, when nothing in the set was
 * ever assessed or nothing in it can be measured.
 */
export function completionOf(figures: {
  assessed: number;
  weight: Decimal;
  weightedProgress: Decimal;
}): number | null {
  const weight = Number(figures.weight);
  return figures.assessed === 0 || weight === 0 ? null : Number(figures.weightedProgress) / weight;
}

/**
 * All steps of these milestones, computed from the facts alone, ordered by partner, area and quarter; a quarter in
 * which nothing changes has none. What the database keeps has to equal this.
 */
export function completionSteps(milestones: readonly CountedMilestone[]): CompletionStep[] {
  const steps = new Map<string, { partner: string; area: Area; quarterOn: Quarter; sums: Sums }>();
  for (const milestone of milestones) {
    const { partner, area } = milestone;
    let before = NOTHING;
    for (const { quarterOn, ...held } of turningPoints(milestone)) {
      const after = contribution(milestone, held);
      const key = `${partner} ${area} ${quarterOn}`;
      const step = steps.get(key) ?? { partner, area, quarterOn, sums: NOTHING };
      steps.set(key, { ...step, sums: plus(plus(step.sums, after, 1), before, -1) });
      before = after;
    }
  }
  return [...steps]
    .filter(([, { sums }]) => !isNothing(sums))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { sums, ...where }]) => ({ ...where, ...written(sums) }));
}

/** The sum of steps: given all up to a quarter, the state at its end. */
export function sumOfSteps(steps: readonly Figures[]): Figures {
  return written(steps.map(read).reduce((sum, step) => plus(sum, step, 1), NOTHING));
}

/** What holds of a milestone at the end of a quarter. */
interface Held {
  last: AcceptedAssessment | undefined;
  commitment: Commitment;
}

/** The quarters in which a milestone's contribution may change, in order, with what holds at the end of each. */
function turningPoints(milestone: CountedMilestone): (Held & { quarterOn: Quarter })[] {
  const starts = quarterOf(milestone.startOn);
  // What was judged or said before the start counts from the start on.
  const counting = (day: Day) => (quarterOf(day) < starts ? starts : quarterOf(day));
  const assessments = milestone.assessments.toSorted(byEffect);
  const commitments = milestone.commitments.toSorted(byDay);
  const quarters = new Set([
    starts,
    ...assessments.map(({ effectiveOn }) => counting(effectiveOn)),
    ...commitments.map(({ fromOn }) => counting(fromOn)),
  ]);
  return [...quarters].toSorted().map((quarterOn) => ({
    quarterOn,
    // Later in the order wins.
    last: assessments.findLast(({ effectiveOn }) => counting(effectiveOn) <= quarterOn),
    commitment:
      commitments.findLast(({ fromOn }) => counting(fromOn) <= quarterOn)?.commitment ?? "committed",
  }));
}

function contribution(milestone: CountedMilestone, { last, commitment }: Held): Sums {
  if (last?.delivery === "discontinued" || commitment === "withdrawn") return NOTHING;
  const { baseline, target } = milestone;
  const progress = progressOf({ value: last?.value ?? baseline, baseline, target });
  const counted = {
    milestones: 1,
    assessed: last === undefined ? 0 : 1,
    fulfilled: last?.verdict === "fulfilled" ? 1 : 0,
  };
  if (progress === null) return { ...counted, weight: 0n, weightedProgress: 0n };
  const weight = scaled(milestone.weight, WEIGHT_DECIMALS);
  return {
    ...counted,
    weight,
    weightedProgress: weight * scaled(clampProgress(progress), PROGRESS_DECIMALS),
  };
}

/** The order in which accepted assessments supersede each other. */
function byEffect(a: AcceptedAssessment, b: AcceptedAssessment): number {
  if (a.effectiveOn !== b.effectiveOn) return a.effectiveOn < b.effectiveOn ? -1 : 1;
  if (a.acceptedAt !== b.acceptedAt) return a.acceptedAt < b.acceptedAt ? -1 : 1;
  return a.id - b.id;
}

/** The order in which what a partner says supersedes what it said before. */
function byDay(a: SaidCommitment, b: SaidCommitment): number {
  if (a.fromOn !== b.fromOn) return a.fromOn < b.fromOn ? -1 : 1;
  return a.id - b.id;
}

function plus(sums: Sums, other: Sums, times: 1 | -1): Sums {
  return {
    milestones: sums.milestones + times * other.milestones,
    assessed: sums.assessed + times * other.assessed,
    fulfilled: sums.fulfilled + times * other.fulfilled,
    weight: sums.weight + BigInt(times) * other.weight,
    weightedProgress: sums.weightedProgress + BigInt(times) * other.weightedProgress,
  };
}

function isNothing({ milestones, assessed, fulfilled, weight, weightedProgress }: Sums): boolean {
  return milestones === 0 && assessed === 0 && fulfilled === 0 && weight === 0n && weightedProgress === 0n;
}

function read({ milestones, assessed, fulfilled, weight, weightedProgress }: Figures): Sums {
  return {
    milestones,
    assessed,
    fulfilled,
    weight: scaled(weight, WEIGHT_DECIMALS),
    weightedProgress: scaled(weightedProgress, PRODUCT_DECIMALS),
  };
}

function written(sums: Sums): Figures {
  return {
    ...sums,
    weight: decimalText(sums.weight, WEIGHT_DECIMALS),
    weightedProgress: decimalText(sums.weightedProgress, PRODUCT_DECIMALS),
  };
}
