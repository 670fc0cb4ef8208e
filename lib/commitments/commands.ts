import { and, eq, sql } from "drizzle-orm";
import { milestoneCommitments as commitments, milestones } from "@/db/schema";
import { audit } from "@/lib/audit/commands";
import { visiblePartner } from "@/lib/auth/scope";
import type { Viewer } from "@/lib/auth/viewer";
import { authorize, runCommand, waitForTwin } from "@/lib/command";
import type { ChangeCommitmentInput } from "@/lib/commitments/schemas";
import { conflict, notFound, type Outcome } from "@/lib/errors";
import { today } from "@/lib/periods/today";

/**
 * Pauses a milestone of the partner's own plan, withdraws it, or takes it up again, from today on and with the reason. Sent twice
 * with the same request key, it is said once. Fails with `forbidden`, `not_found`, `conflict` (somebody has said something else
 * since), `refused` (it stands so already).
 */
export function changeCommitment(
  viewer: Viewer,
  input: ChangeCommitmentInput,
): Promise<Outcome<{ code: string }>> {
  return runCommand(viewer, async (tx) => {
    const { milestoneCode: code, requestKey, commitment, reason } = input;
    const [milestone] = await tx
      .select({ id: milestones.id, partnerIso3: milestones.partnerIso3 })
      .from(milestones)
      .where(and(visiblePartner(viewer, milestones.partnerIso3), eq(milestones.code, code)));
    if (milestone === undefined) throw notFound();
    const { id: milestoneId, partnerIso3 } = milestone;
    authorize(viewer, "commitment.change", partnerIso3);
    await waitForTwin(tx, requestKey);
    const repeated = await tx
      .select({ id: commitments.id })
      .from(commitments)
      .where(eq(commitments.requestKey, requestKey));
    if (repeated.length > 0) return { code };

    // Two liaisons of one partner speak one after the other; what the first one said is then seen here.
    await tx.execute(sql`select tracker.lock_milestone(${milestoneId})`);
    const [before] = await tx
      .select({ commitment: milestones.currentCommitment })
      .from(milestones)
      .where(eq(milestones.id, milestoneId));
    if (before?.commitment !== input.from) throw conflict();
    await tx
      .insert(commitments)
      .values({ milestoneId, partnerIso3, commitment, reason, requestKey, fromOn: today() });
    await audit(tx, {
      chain: partnerIso3,
      action: "commitment.change",
      entity: "milestone",
      entityId: code,
      before: { commitment: before.commitment },
      after: { commitment, reason },
    });
    return { code };
  });
}
