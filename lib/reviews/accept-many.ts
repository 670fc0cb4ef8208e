import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assessments } from "@/db/schema";
import { acceptAssessment } from "@/lib/assessments/commands";
import { listStandings, type Standing } from "@/lib/assessments/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { type Failure, isOvertaken, type Outcome } from "@/lib/errors";
import type { AcceptReviewsInput } from "@/lib/reviews/schemas";
import { besidePrevious, selectReviews, waitingFor } from "@/lib/reviews/store";

/** What became of one of many: accepted, or why not and, where somebody was faster, what there is now. */
export interface Decided {
  code: string;
  failure: Failure | null;
  /** Undefined when nobody was faster, or it is not to be seen any more. */
  now: Standing | undefined;
}

/**
 * Accepts unproblematic assessments one after the other, each by the command that accepts a single one and in a transaction of
 * its own: one that is refused keeps no other back. Whether each is still unproblematic is asked again inside; the versions read
 * make a second click find everything decided.
 */
export async function acceptReviews(
  viewer: Viewer,
  { reviews }: AcceptReviewsInput,
): Promise<Outcome<Decided[]>> {
  const failures = new Map<number, Failure>();
  for (const { assessmentId, version } of reviews) {
    const outcome = await acceptAssessment(viewer, { assessmentId, version }, (tx) =>
      problemOf(tx, viewer, assessmentId),
    );
    if (!outcome.ok) failures.set(assessmentId, outcome.failure);
  }
  const overtaken = [...failures].flatMap(([id, failure]) => (isOvertaken(failure) ? [id] : []));
  const standings = new Map((await listStandings(viewer, overtaken)).map((each) => [each.id, each]));
  const value = reviews.map(({ assessmentId, code }) => ({
    code,
    failure: failures.get(assessmentId) ?? null,
    now: standings.get(assessmentId),
  }));
  return { ok: true, value };
}

async function problemOf(tx: Transaction, viewer: Viewer, assessmentId: number): Promise<string | null> {
  const [row] = await selectReviews(tx).where(and(waitingFor(viewer), eq(assessments.id, assessmentId)));
  // What waits no longer, the state machine refuses, and says so better.
  const isQuiet = row === undefined || besidePrevious(row).marks.length === 0;
  return isQuiet ? null : "assessment.accept.not_unproblematic";
}
