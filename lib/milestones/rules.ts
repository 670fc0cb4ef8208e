import type { Commitment } from "@/lib/commitments/constants";
import type { Delivery, Rag, Verdict } from "@/lib/milestones/constants";
import { type Decimal, roundedQuotient, scaled, VALUE_DECIMALS } from "@/lib/milestones/decimal";
import { type Day, daysBetween } from "@/lib/periods/days";

/** The version of the colour rule below. Whoever changes the rule counts it up and says so in the methodology. */
export const RAG_RULE_VERSION = 2;

/** Green: progress lies behind the time elapsed by no more than this share of the way. */
export const RAG_GREEN_MAX_GAP = 0.1;

/** Amber: behind by more than green allows, and by no more than this. Beyond it: red. */
export const RAG_AMBER_MAX_GAP = 0.3;

/** Progress is kept in whole millionths: fine enough for every figure, and exact in sums. */
export const PROGRESS_DECIMALS = 6;
const PROGRESS_WHOLE = 10 ** PROGRESS_DECIMALS;

/** What a value is measured against. */
interface Measured {
  value: Decimal;
  baseline: Decimal;
  target: Decimal;
}

/** The time agreed for a milestone. */
interface Schedule {
  startOn: Day;
  dueOn: Day;
}

/** What the last accepted assessment holds, null when none was ever accepted; and how the partner stands to its milestone. */
interface Judgement {
  delivery: Delivery | null;
  verdict: Verdict | null;
  commitment: Commitment;
}

/**
 * How far the value has come from baseline to target: 0 at the baseline, 1 at the target, also when the target lies
 * below. Not clamped: below 0 is worse than the start, above 1 better than agreed. Null when target and baseline are
 * equal. Rounded to six decimals, half away from zero, without a binary fraction on the way.
 */
export function progressOf({ value, baseline, target }: Measured): number | null {
  const start = scaled(baseline, VALUE_DECIMALS);
  const way = scaled(target, VALUE_DECIMALS) - start;
  if (way === 0n) return null;
  const come = scaled(value, VALUE_DECIMALS) - start;
  return Number(roundedQuotient(come * BigInt(PROGRESS_WHOLE), way)) / PROGRESS_WHOLE;
}

/** Progress as aggregates and colours count it: nothing below 0, nothing above 1. */
export function clampProgress(progress: number): number {
  return Math.min(1, Math.max(0, progress));
}

/**
 * The colour of a milestone on a day, by version 2 of the rule. Total: every milestone has exactly one. The comparison
 * of progress with time is made in whole numbers, so that the database, counting in `numeric`, finds the same colour.
 */
export function ragOf(milestone: Schedule & Judgement & { progress: number | null }, day: Day): Rag {
  const { verdict, delivery, commitment, progress, startOn, dueOn } = milestone;
  if (verdict === null) return "grey";
  if (verdict === "fulfilled") return "blue";
  if (delivery === "discontinued" || commitment !== "committed") return "grey";
  if (verdict === "reversed" || dueOn < day) return "red";
  if (progress === null) return "grey";

  const total = daysBetween(startOn, dueOn);
  const elapsed = daysBetween(startOn, day);
  const gap = elapsed * PROGRESS_WHOLE - Math.round(clampProgress(progress) * PROGRESS_WHOLE) * total;
  if (gap <= Math.round(RAG_GREEN_MAX_GAP * PROGRESS_WHOLE) * total) return "green";
  return gap <= Math.round(RAG_AMBER_MAX_GAP * PROGRESS_WHOLE) * total ? "amber" : "red";
}

/** How many days the due date has moved since it was first agreed; negative when it was brought forward. */
export function slippageDays({ firstDueOn, dueOn }: { firstDueOn: Day; dueOn: Day }): number {
  return daysBetween(firstDueOn, dueOn);
}

/** Whether something remains to be done: neither shown to be fulfilled, nor given up, nor set aside by the partner. */
export function isOpen({ verdict, delivery, commitment }: Judgement): boolean {
  return verdict !== "fulfilled" && delivery !== "discontinued" && commitment === "committed";
}

/** Whether an open milestone's due date lies before the day; on its due date it is not late yet. */
export function isOverdue(milestone: Judgement & { dueOn: Day }, day: Day): boolean {
  return isOpen(milestone) && milestone.dueOn < day;
}

/** The planned path: the straight line from the baseline at the start to the target when due. */
export function plannedPath({
  startOn,
  dueOn,
  baseline,
  target,
}: Schedule & { baseline: number; target: number }): [PlannedPoint, PlannedPoint] {
  return [
    { on: startOn, value: baseline },
    { on: dueOn, value: target },
  ];
}

/** A point of the planned path. */
interface PlannedPoint {
  on: Day;
  value: number;
}
