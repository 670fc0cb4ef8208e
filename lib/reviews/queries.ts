import { and, asc, count, eq, inArray, or, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { asViewer } from "@/db/client";
import { assessments, milestones, partners, people } from "@/db/schema";
import { visibleAssessments } from "@/lib/assessments/conditions";
import { can } from "@/lib/auth/permissions";
import { visiblePartner } from "@/lib/auth/scope";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/periods/today";
import { REVIEWS_PAGE_SIZE } from "@/lib/reviews/constants";
import type { ReviewFilters } from "@/lib/reviews/filters";
import { compared, matching, type Review, selectReviews, waitingFor } from "@/lib/reviews/store";

export type { Review } from "@/lib/reviews/store";

/** One page of what waits for a decision, the longest waiting first, and how many there are in all. */
export function listReviews(viewer: Viewer, filters: ReviewFilters) {
  const fitting = and(waitingFor(viewer), matching(filters, today()));
  return asViewer(viewer, async (tx) => {
    const rows = await selectReviews(tx)
      .where(fitting)
      .orderBy(asc(assessments.submittedAt), asc(assessments.id))
      .limit(REVIEWS_PAGE_SIZE)
      .offset((filters.page - 1) * REVIEWS_PAGE_SIZE);
    const [counted] = await tx
      .select({ total: count() })
      .from(assessments)
      .innerJoin(milestones, eq(milestones.id, assessments.milestoneId))
      .where(fitting);
    return { rows: await compared(tx, rows), total: counted?.total ?? 0 };
  });
}

/** How many assessments wait for a decision; none for those who decide nothing. Counted from an index, for every page of a manager. */
export function countReviews(viewer: Viewer): Promise<number> {
  return asViewer(viewer, async (tx) => {
    const [counted] = await tx.select({ total: count() }).from(assessments).where(waitingFor(viewer));
    return counted?.total ?? 0;
  });
}

/** Whose assessments wait, and of which partners: what the queue can be narrowed to. What it is narrowed to now is among them. */
export function listReviewChoices(viewer: Viewer, { partner, analyst }: ReviewFilters) {
  return asViewer(viewer, async (tx) => {
    if (!can(viewer, "assessment.decide")) return { partners: [], analysts: [] };
    const waiting = (column: AnyPgColumn) =>
      tx.select({ column }).from(assessments).where(waitingFor(viewer));
    return {
      partners: await tx
        .select({ iso3: partners.iso3, iso2: partners.iso2 })
        .from(partners)
        .where(
          and(
            visiblePartner(viewer, partners.iso3),
            or(
              inArray(partners.iso3, waiting(assessments.partnerIso3)),
              partner === null ? undefined : eq(partners.iso3, partner),
            ),
          ),
        ),
      analysts: await tx
        .select({ id: people.id, name: people.name })
        .from(people)
        .where(
          or(
            inArray(people.id, waiting(assessments.authorId)),
            analyst === null ? undefined : eq(people.id, analyst),
          ),
        ),
    };
  });
}

/** One assessment beside the accepted one before it, waiting or decided; null when the viewer may not see it or decides nothing. */
export function getReview(viewer: Viewer, assessmentId: number): Promise<Review | null> {
  return asViewer(viewer, async (tx) => {
    if (!can(viewer, "assessment.decide")) return null;
    const rows = await selectReviews(tx).where(
      and(visibleAssessments(viewer), eq(assessments.id, assessmentId)),
    );
    return (await compared(tx, rows))[0] ?? null;
  });
}

/** Where an assessment stands in the queue, whether it still waits or was just decided: its neighbours, and how many there are. */
export function getPlaceInQueue(viewer: Viewer, filters: ReviewFilters, assessmentId: number) {
  const fitting = and(waitingFor(viewer), matching(filters, today()));
  // Compared by the database, whose moments are finer than a JavaScript date.
  const place = sql`(select here.submitted_at, here.id from assessments here where here.id = ${assessmentId})`;
  const own = sql`(${assessments.submittedAt}, ${assessments.id})`;
  return asViewer(viewer, async (tx) => {
    const [found] = await tx
      .select({
        total: count(),
        before: sql<number>`(count(*) filter (where ${own} < ${place}))::int`,
        previousId: sql<
          number | null
        >`(array_agg(${assessments.id} order by ${own} desc) filter (where ${own} < ${place}))[1]::float8`,
        nextId: sql<
          number | null
        >`(array_agg(${assessments.id} order by ${own}) filter (where ${own} > ${place}))[1]::float8`,
      })
      .from(assessments)
      .innerJoin(milestones, eq(milestones.id, assessments.milestoneId))
      .where(fitting);
    return found ?? { total: 0, before: 0, previousId: null, nextId: null };
  });
}
