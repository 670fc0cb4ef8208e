import { and, eq, isNull, or, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { unfinishedAssessments as unfinished } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";

/** The viewer's own text in the form of this milestone: of a new assessment, or of the one that is revised. */
export function ofForm(viewer: Viewer, milestoneId: number, assessmentId: number | null): SQL | undefined {
  return and(
    eq(unfinished.personId, viewer.personId),
    eq(unfinished.milestoneId, milestoneId),
    assessmentId === null ? isNull(unfinished.assessmentId) : eq(unfinished.assessmentId, assessmentId),
  );
}

interface Recorded {
  assessmentId: number | null;
  requestKey: string;
  unfinishedVersion?: number | null | undefined;
}

/**
 * Takes away what was kept of a form that is recorded now. What another window of the same person has kept since is not of
 * this form, and stays.
 */
export async function forgetUnfinished(
  tx: Transaction,
  viewer: Viewer,
  milestoneId: number,
  { assessmentId, requestKey, unfinishedVersion }: Recorded,
): Promise<void> {
  const version = unfinishedVersion ?? null;
  await tx
    .delete(unfinished)
    .where(
      and(
        ofForm(viewer, milestoneId, assessmentId),
        or(
          eq(unfinished.formKey, requestKey),
          version === null ? undefined : eq(unfinished.version, version),
        ),
      ),
    );
}
