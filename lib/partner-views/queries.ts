import { and, desc, eq } from "drizzle-orm";
import { asViewer } from "@/db/client";
import { assessments, partnerViews, people } from "@/db/schema";
import { visiblePartner } from "@/lib/auth/scope";
import type { Viewer } from "@/lib/auth/viewer";

/** Every view of every assessment of a milestone, the newest first. */
export function listViews(viewer: Viewer, milestoneId: number) {
  return asViewer(viewer, (tx) =>
    tx
      .select({
        id: partnerViews.id,
        assessmentId: partnerViews.assessmentId,
        stance: partnerViews.stance,
        text: partnerViews.text,
        author: people.name,
        recordedAt: partnerViews.recordedAt,
      })
      .from(partnerViews)
      .innerJoin(assessments, eq(assessments.id, partnerViews.assessmentId))
      .leftJoin(people, eq(people.id, partnerViews.authorId))
      .where(and(visiblePartner(viewer, partnerViews.partnerIso3), eq(assessments.milestoneId, milestoneId)))
      .orderBy(desc(partnerViews.id)),
  );
}
export type PartnerView = Awaited<ReturnType<typeof listViews>>[number];
