import { and, desc, eq } from "drizzle-orm";
import { asReader } from "@/db/client";
import { assessments, partnerViews, people } from "@/db/schema";
import type { Reader } from "@/lib/as-of/reader";
import { visiblePartner } from "@/lib/auth/scope";

/** Every view of every assessment of a milestone, the newest first. */
export function listViews(reader: Reader, milestoneId: number) {
  return asReader(reader, (tx) =>
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
      .where(and(visiblePartner(reader, partnerViews.partnerIso3), eq(assessments.milestoneId, milestoneId)))
      .orderBy(desc(partnerViews.id)),
  );
}
export type PartnerView = Awaited<ReturnType<typeof listViews>>[number];
