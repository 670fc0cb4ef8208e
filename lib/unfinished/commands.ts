import { and, eq, or, sql } from "drizzle-orm";
import { assessments, unfinishedAssessments as unfinished } from "@/db/schema";
import { readMeasuredMilestone } from "@/lib/assessments/store";
import type { Viewer } from "@/lib/auth/viewer";
import { authorize, runCommand, waitForTwin } from "@/lib/command";
import { conflict, type Outcome, Refusal } from "@/lib/errors";
import type { DiscardUnfinishedInput, KeepUnfinishedInput } from "@/lib/unfinished/schemas";
import { ofForm } from "@/lib/unfinished/store";

const KEPT = { version: unfinished.version, keptAt: unfinished.updatedAt };

/**
 * Keeps what somebody has typed so far, over what the same form kept before; a text that a later one of the form has overtaken on its
 * way changes nothing. What another window of the person has kept since is a `conflict`, never overwritten; a form that was recorded
 * in the meantime has nothing left to keep and is `refused`.
 */
export function keepUnfinished(
  viewer: Viewer,
  input: KeepUnfinishedInput,
): Promise<Outcome<{ version: number; keptAt: Date }>> {
  return runCommand(viewer, async (tx) => {
    const milestone = await readMeasuredMilestone(tx, viewer, input.milestoneCode);
    authorize(viewer, "assessment.record", milestone.partnerIso3);
    await waitForTwin(tx, input.formKey);
    const recorded = await tx
      .select({ id: assessments.id })
      .from(assessments)
      .where(eq(assessments.requestKey, input.formKey));
    if (recorded.length > 0) throw new Refusal("refused", "unfinished.recorded");
    const { assessmentId, formKey, typed, typedAt } = input;
    const [kept] = await tx
      .insert(unfinished)
      .values({
        ...{ personId: viewer.personId, milestoneId: milestone.id, assessmentId, formKey, typed, typedAt },
        // Another one than that of a text thrown away before, which some window may still go on from.
        version: sql`1 + floor(random() * 1000000000)::integer`,
      })
      .onConflictDoUpdate({
        target: [unfinished.personId, unfinished.milestoneId, unfinished.assessmentId],
        set: {
          ...{ typed, typedAt, formKey, version: sql`${unfinished.version} + 1` },
          updatedAt: sql`clock_timestamp()`,
        },
        setWhere: sql`case when ${unfinished.formKey} = ${formKey} then ${unfinished.typedAt} <= ${typedAt}
                           else ${unfinished.version} = ${input.version} end`,
      })
      .returning(KEPT);
    if (kept !== undefined) return kept;
    const [newer] = await tx
      .select(KEPT)
      .from(unfinished)
      .where(and(ofForm(viewer, milestone.id, assessmentId), eq(unfinished.formKey, formKey)));
    if (newer === undefined) throw conflict();
    return newer;
  });
}

/**
 * Throws away what was kept of a form. It is the person's own, whatever they may do now. What another window has kept since is a
 * `conflict`; where nothing is kept any more, there is nothing to do.
 */
export function discardUnfinished(viewer: Viewer, input: DiscardUnfinishedInput): Promise<Outcome<null>> {
  return runCommand(viewer, async (tx) => {
    const milestone = await readMeasuredMilestone(tx, viewer, input.milestoneCode);
    // What the form was keeping at this moment goes as well.
    await waitForTwin(tx, input.formKey);
    const ofOneForm = ofForm(viewer, milestone.id, input.assessmentId);
    const shown = or(eq(unfinished.version, input.version), eq(unfinished.formKey, input.formKey));
    await tx.delete(unfinished).where(and(ofOneForm, shown));
    const newer = await tx.select({ id: unfinished.id }).from(unfinished).where(ofOneForm);
    if (newer.length > 0) throw new Refusal("conflict", "unfinished.newer");
    return null;
  });
}
