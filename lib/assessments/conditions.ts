import { and, eq, ne, or, type SQL } from "drizzle-orm";
import { assessments } from "@/db/schema";
import { visiblePartner } from "@/lib/auth/scope";
import type { Viewer } from "@/lib/auth/viewer";

/**
 * The assessments that the viewer may read: of its partners, without the drafts of others; a liaison, what was accepted.
 * PostgreSQL's policy says the same; each of the two holds when the other is taken away.
 */
export function visibleAssessments(viewer: Viewer): SQL | undefined {
  return and(
    visiblePartner(viewer, assessments.partnerIso3),
    viewer.role === "liaison"
      ? eq(assessments.state, "accepted")
      : or(ne(assessments.state, "draft"), eq(assessments.authorId, viewer.personId)),
  );
}
