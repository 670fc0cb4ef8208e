import type { Area } from "@/lib/areas/constants";
import type { Commitment } from "@/lib/commitments/constants";
import type { Delivery, Nature, Verdict } from "@/lib/milestones/constants";

/**
 * All that came to be known of one milestone. Days are counted since 1970-01-01; `known` is the day on which something came to be
 * known, so that on the morning of a day all is known whose `known` lies before it.
 */
export interface MilestoneHistory {
  area: Area;
  nature: Nature;
  /** In the order in which they came to be known. */
  plans: readonly KnownPlan[];
  /** Accepted assessments in the order in which they supersede each other: effective_on, accepted_at, id. */
  readings: readonly KnownReading[];
  /** What the partner said of it, in the order in which that holds: from_on, id. */
  commitments: readonly KnownCommitment[];
}

export interface KnownPlan {
  known: number;
  start: number;
  due: number;
  firstDue: number;
  baseline: number;
  target: number;
  weight: number;
}

export interface KnownReading {
  known: number;
  effective: number;
  value: number;
  delivery: Delivery;
  verdict: Verdict;
}

export interface KnownCommitment {
  known: number;
  from: number;
  commitment: Commitment;
}

/** What a forecast asks of a milestone that is open on a day. */
export interface Standing {
  area: Area;
  nature: Nature;
  start: number;
  due: number;
  /** How many days the due date has moved since it was first agreed. */
  slip: number;
  /** Progress by the last accepted assessment, and the day that it is about; null before the first, or where it cannot be measured. */
  progress: number | null;
  measured: number | null;
}

/** An open milestone on the morning of a day, and where its history goes on from there. */
export interface OpenStanding {
  standing: Standing;
  /** What it weighs in completion: nothing where its progress cannot be measured. */
  weight: number;
  /** The place of the reading that holds; -1 before the first. */
  reading: number;
  /** The place of the last word of its partner; -1 where it never said anything. */
  commitment: number;
}

/**
 * How a milestone stood on the morning of a day by what was known then; null when it was not there, had not started, or was not open:
 * fulfilled, given up, or set aside by its partner. A reversal is open again like any other verdict.
 */
export function openOn(history: MilestoneHistory, day: number): OpenStanding | null {
  const { area, nature } = history;
  const plan = history.plans.findLast(({ known }) => known < day);
  if (plan === undefined || plan.start > day) return null;
  const commitment = history.commitments.findLastIndex(({ known, from }) => known < day && from < day);
  if ((history.commitments[commitment]?.commitment ?? "committed") !== "committed") return null;
  const place = history.readings.findLastIndex(({ known, effective }) => known < day && effective < day);
  const reading = history.readings[place];
  if (reading?.verdict === "fulfilled" || reading?.delivery === "discontinued") return null;
  const { start, due, firstDue } = plan;
  const progress = reading === undefined ? null : progressBy(plan, reading.value);
  const measured = progress === null ? null : (reading?.effective ?? null);
  return {
    standing: { area, nature, start, due, slip: due - firstDue, progress, measured },
    weight: plan.target === plan.baseline ? 0 : plan.weight,
    reading: place,
    commitment,
  };
}

/** Its progress within 0..1 on a day, as completion counts it, by what was known on the morning of another one. */
export function progressOn({ plans, readings }: MilestoneHistory, day: number, known: number): number {
  const plan = plans.findLast((each) => each.known < known);
  const reading = readings.findLast((each) => each.known < known && each.effective <= day);
  if (plan === undefined || reading === undefined) return 0;
  return withinShare(progressBy(plan, reading.value));
}

/** Progress as completion counts it: nothing where there is none, and no more than all. */
export function withinShare(progress: number | null): number {
  return Math.min(Math.max(progress ?? 0, 0), 1);
}

/** Progress to six decimals, as `progressOf` says; without its exactness beyond, which no class of progress asks for. */
function progressBy({ baseline, target }: KnownPlan, value: number): number | null {
  if (target === baseline) return null;
  return Math.round(((value - baseline) / (target - baseline)) * 1e6) / 1e6;
}
