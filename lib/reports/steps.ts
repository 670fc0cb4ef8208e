import type { ReportKind } from "@/lib/reports/constants";

/**
 * Passed every piece of the work on a report: hands on what it comes to, and lets whoever waits know how far it is. It ends the work
 * there by throwing.
 */
export type Step = <Result>(work: Promise<Result>) => Promise<Result>;

/** For who answers at once. */
export const UNCOUNTED: Step = (work) => work;

const ASKED: Record<ReportKind, number> = { partner: 12, portfolio: 9, period: 4, milestone: 5 };

/** How many pieces there are at most: what is asked of the record, and the file. */
export function stepsOf(kind: ReportKind): number {
  return ASKED[kind] + 1;
}
