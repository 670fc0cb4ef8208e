import { and, desc, eq } from "drizzle-orm";
import { asViewer } from "@/db/client";
import { milestoneCommitments as commitments, people } from "@/db/schema";
import { visiblePartner } from "@/lib/auth/scope";
import type { Viewer } from "@/lib/auth/viewer";

/** All that the partner has said of a milestone, the latest first. */
export function listCommitments(viewer: Viewer, milestoneId: number) {
  return asViewer(viewer, (tx) =>
    tx
      .select({
        id: commitments.id,
        commitment: commitments.commitment,
        fromOn: commitments.fromOn,
        reason: commitments.reason,
        recordedAt: commitments.recordedAt,
        recordedBy: people.name,
      })
      .from(commitments)
      .leftJoin(people, eq(people.id, commitments.recordedBy))
      .where(and(visiblePartner(viewer, commitments.partnerIso3), eq(commitments.milestoneId, milestoneId)))
      .orderBy(desc(commitments.fromOn), desc(commitments.id)),
  );
}
export type SaidOfMilestone = Awaited<ReturnType<typeof listCommitments>>[number];
