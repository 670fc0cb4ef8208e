import type { Delivery, Verdict } from "@/lib/milestones/constants";
import { PROGRESS_DECIMALS, progressOf } from "@/lib/milestones/rules";
import type { Stance } from "@/lib/partner-views/constants";
import { dayFromNumber, dayNumber, type Day } from "@/lib/periods/days";
import { REVIEW_MARKS, type ReviewAge, type ReviewMark } from "@/lib/reviews/constants";

/** Progress may rise by this share of the way at once without anybody being surprised: one stage of a scale of five or more. */
export const LARGEST_QUIET_STEP = 0.25;

interface Judgement {
  value: number;
  verdict: Verdict;
  delivery: Delivery;
}

/** A waiting assessment as the rule sees it: what it claims, on what, and against what. */
export interface Reviewed extends Judgement {
  baseline: number;
  target: number;
  /** Pieces of evidence that are not struck out. */
  evidenceCount: number;
  /** Whether it was returned before. */
  isRevised: boolean;
  /** Whether one about the same or a later day was accepted already. */
  isBackdated: boolean;
  /** How many assessments of the milestone wait, this one among them. */
  waiting: number;
  /** The accepted one before it, with what the partner says of that; null when there is none. */
  previous: (Judgement & { stance: Stance | null }) | null;
}

/** Why somebody should look at it by itself, in the order of REVIEW_MARKS; with none it is unproblematic. */
export function reviewMarks(review: Reviewed): ReviewMark[] {
  const { previous, value, baseline, target, verdict, delivery } = review;
  const step = previous === null ? 0 : progressChange(review, previous.value, value);
  const holds: Record<ReviewMark, boolean> = {
    fulfilled: verdict === "fulfilled",
    reversed: verdict === "reversed",
    verdict: previous !== null && isUnusualVerdict(previous.verdict, verdict),
    delivery: previous !== null && isUnusualDelivery(previous.delivery, delivery),
    fallen: previous !== null && (value - previous.value) * (target - baseline) < 0,
    leap: step !== null && step > LARGEST_QUIET_STEP,
    unmeasured: step === null,
    no_evidence: review.evidenceCount === 0,
    disputed: previous?.stance === "disagrees" || previous?.stance === "agrees_in_part",
    revised: review.isRevised,
    first: previous === null,
    backdated: review.isBackdated,
    another_waits: review.waiting > 1,
  };
  return REVIEW_MARKS.filter((mark) => holds[mark]);
}

/** How far progress moves between two values of a milestone, or null when it cannot be measured. */
export function progressChange(
  plan: { baseline: number; target: number },
  from: number,
  to: number,
): number | null {
  const [before, after] = [progressOf({ ...plan, value: from }), progressOf({ ...plan, value: to })];
  if (before === null || after === null) return null;
  return Number((after - before).toFixed(PROGRESS_DECIMALS));
}

/** Fulfilled and reversed have marks of their own. */
function isUnusualVerdict(before: Verdict, after: Verdict): boolean {
  if (after === before || after === "fulfilled" || after === "reversed") return false;
  return !(before === "ongoing" && after === "partially_fulfilled");
}

const STEPS: readonly Delivery[] = ["not_started", "in_progress", "completed"];

function isUnusualDelivery(before: Delivery, after: Delivery): boolean {
  if (after === before) return false;
  return !STEPS.includes(before) || STEPS.indexOf(after) !== STEPS.indexOf(before) + 1;
}

/** For how many days something submitted at this moment has been waiting: the days of the calendar, as every date here. */
export function daysWaiting(submittedAt: Date, today: Day): number {
  return dayNumber(today) - dayNumber(submittedAt.toISOString().slice(0, 10));
}

/** The first day on which what is submitted has not yet been waiting for more than so many days. */
export function firstDayWithin(age: ReviewAge, today: Day): Day {
  return dayFromNumber(dayNumber(today) - age);
}
