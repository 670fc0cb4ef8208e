import { and, desc, eq } from "drizzle-orm";
import { asReader } from "@/db/client";
import { milestoneCommitments as commitments, people } from "@/db/schema";
import type { Reader } from "@/lib/as-of/reader";
import { visiblePartner } from "@/lib/auth/scope";

/** All that the partner has said of a milestone, the latest first. */
export function listCommitments(reader: Reader, milestoneId: number) {
  return asReader(reader, (tx) =>
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
      .where(and(visiblePartner(reader, commitments.partnerIso3), eq(commitments.milestoneId, milestoneId)))
      .orderBy(desc(commitments.fromOn), desc(commitments.id)),
  );
}
export type SaidOfMilestone = Awaited<ReturnType<typeof listCommitments>>[number];
