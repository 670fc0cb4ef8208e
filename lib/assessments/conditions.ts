import { and, desc, eq, ne, or, type SQL } from "drizzle-orm";
import { assessments, milestones } from "@/db/schema";
import type { Reader } from "@/lib/as-of/reader";
import { visiblePartner } from "@/lib/auth/scope";
import type { Viewer } from "@/lib/auth/viewer";
import type { MilestoneFilters } from "@/lib/milestones/filters";
import { fitting } from "@/lib/milestones/list-order";

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

/** The assessments that the reader may see of the milestones that the filters show. */
export function assessmentsListed(reader: Reader, filters: MilestoneFilters): SQL | undefined {
  return and(
    visiblePartner(reader, milestones.partnerIso3),
    fitting(reader, filters),
    visibleAssessments(reader),
  );
}

/** The order of a milestone's assessments on its page. */
export const latestFirst = [desc(assessments.effectiveOn), desc(assessments.id)];
