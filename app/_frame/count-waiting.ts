import { cache } from "react";
import { can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/viewer";
import { countReviews } from "@/lib/reviews/queries";

/** How many assessments wait for a decision, counted once a request; null for who decides nothing. */
export const countWaiting = cache(async (viewer: Viewer): Promise<number | null> => {
  return can(viewer, "assessment.decide") ? countReviews(viewer) : null;
});
