import { and, desc, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assessments, milestones, partnerViews } from "@/db/schema";
import { visibleAssessments } from "@/lib/assessments/conditions";
import { audit } from "@/lib/audit/commands";
import type { Viewer } from "@/lib/auth/viewer";
import { authorize, runCommand, waitForTwin } from "@/lib/command";
import { conflict, notFound, type Outcome, Refusal } from "@/lib/errors";
import type { RecordViewInput } from "@/lib/partner-views/schemas";

/**
 * Records the partner's view of an accepted assessment; it follows the one before, which stays. Sent twice with the same request
 * key, it is recorded once. Fails with `forbidden`, `not_found`, `refused` (not accepted), `conflict` (a newer view came between).
 */
export function recordView(viewer: Viewer, input: RecordViewInput): Promise<Outcome<{ code: string }>> {
  return runCommand(viewer, async (tx) => {
    const answered = await readAnswered(tx, viewer, input.assessmentId);
    authorize(viewer, "view.record", answered.partnerIso3);
    if (answered.state !== "accepted") throw new Refusal("refused", "view.not_accepted");
    await waitForTwin(tx, input.requestKey);
    const [repeated] = await tx
      .select({ id: partnerViews.id })
      .from(partnerViews)
      .where(eq(partnerViews.requestKey, input.requestKey));
    if (repeated !== undefined) return { code: answered.code };

    // The same lock as the rule of the table takes: between looking and adding, nobody else adds.
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended('partner view ' || ${input.assessmentId}::text, 0))`,
    );
    const before = await latest(tx, input.assessmentId);
    if ((before?.id ?? null) !== input.follows) throw conflict();

    const { assessmentId, requestKey, stance, text } = input;
    await tx.insert(partnerViews).values({
      assessmentId,
      requestKey,
      stance,
      text,
      partnerIso3: answered.partnerIso3,
      authorId: viewer.personId,
    });
    await audit(tx, {
      chain: answered.partnerIso3,
      action: "view.record",
      entity: "partner_view",
      entityId: String(assessmentId),
      before: before === undefined ? null : { follows: before.id },
      after: { milestone: answered.code, follows: before?.id ?? null, stance, text },
    });
    return { code: answered.code };
  });
}

async function readAnswered(tx: Transaction, viewer: Viewer, assessmentId: number) {
  const [found] = await tx
    .select({
      partnerIso3: assessments.partnerIso3,
      state: assessments.state,
      code: milestones.code,
    })
    .from(assessments)
    .innerJoin(milestones, eq(milestones.id, assessments.milestoneId))
    .where(and(visibleAssessments(viewer), eq(assessments.id, assessmentId)));
  if (found === undefined) throw notFound();
  return found;
}

async function latest(tx: Transaction, assessmentId: number) {
  const [found] = await tx
    .select({ id: partnerViews.id })
    .from(partnerViews)
    .where(eq(partnerViews.assessmentId, assessmentId))
    .orderBy(desc(partnerViews.id))
    .limit(1);
  return found;
}
