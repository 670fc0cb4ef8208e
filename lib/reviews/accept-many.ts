import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assessments } from "@/db/schema";
import { acceptAssessment } from "@/lib/assessments/commands";
import { listStandings, type Standing } from "@/lib/assessments/queries";
import type { Viewer } from "@/lib/auth/viewer";
import type { Outcome } from "@/lib/errors";
import type { AcceptReviewsInput } from "@/lib/reviews/schemas";
import { besidePrevious, selectReviews, waitingFor } from "@/lib/reviews/store";

/** What became of one of many: accepted, or why not and where it stands now. */
export interface Decided {
  assessmentId: number;
  code: string;
  /** A message key, or null when it was accepted. */
  refused: string | null;
  /** Null when it was accepted, or is not to be seen any more. */
  now: Standing | null;
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
  const decided: Decided[] = [];
  for (const { assessmentId, version, code } of reviews) {
    const outcome = await acceptAssessment(viewer, { assessmentId, version }, (tx) =>
      problemOf(tx, viewer, assessmentId),
    );
    decided.push({
      assessmentId,
      code,
      refused: outcome.ok ? null : outcome.failure.messageKey,
      now: null,
    });
  }
  const refused = decided.filter(({ refused }) => refused !== null);
  const standings = await listStandings(
    viewer,
    refused.map(({ assessmentId }) => assessmentId),
  );
  return {
    ok: true,
    value: decided.map((each) =>
      each.refused === null
        ? each
        : { ...each, now: standings.find(({ id }) => id === each.assessmentId) ?? null },
    ),
  };
}

async function problemOf(tx: Transaction, viewer: Viewer, assessmentId: number): Promise<string | null> {
  const [row] = await selectReviews(tx).where(and(waitingFor(viewer), eq(assessments.id, assessmentId)));
  // What waits no longer, the state machine refuses, and says so better.
  const isQuiet = row === undefined || besidePrevious(row).marks.length === 0;
  return isQuiet ? null : "assessment.accept.not_unproblematic";
}
