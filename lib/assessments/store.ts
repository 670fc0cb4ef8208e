import { and, asc, eq, getTableColumns, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assessments, milestones, scaleStages } from "@/db/schema";
import { visibleAssessments } from "@/lib/assessments/conditions";
import { visiblePartner } from "@/lib/auth/scope";
import type { Viewer } from "@/lib/auth/viewer";
import { conflict, notFound, Refusal } from "@/lib/errors";
import type { Measure } from "./faults";

export type AssessmentRow = typeof assessments.$inferSelect;
type Changes = Partial<
  Pick<
    AssessmentRow,
    | "state"
    | "effectiveOn"
    | "value"
    | "delivery"
    | "verdict"
    | "narrative"
    | "recheckOn"
    | "returnReason"
    | "lastRequest"
  >
>;

/** The assessment as stored, with what the state machine asks about it. Not found when the viewer may not see it. */
export async function readAssessment(tx: Transaction, viewer: Viewer, assessmentId: number) {
  const [found] = await tx
    .select({
      ...getTableColumns(assessments),
      evidenceCount: sql<number>`(select count(*)::int from evidence e where e.assessment_id = assessments.id and e.struck_at is null)`,
    })
    .from(assessments)
    .where(and(visibleAssessments(viewer), eq(assessments.id, assessmentId)));
  if (found === undefined) throw notFound();
  return found;
}

/**
 * Writes the changes over the version that was read; somebody else's newer one is a conflict, never overwritten. Where the row
 * is as it was and the database changes nothing, this person has lost the role or the assignment a moment ago.
 */
export async function updateAssessment(
  tx: Transaction,
  before: { id: number; version: number },
  changes: Changes,
): Promise<AssessmentRow> {
  const [after] = await tx
    .update(assessments)
    .set({ ...changes, version: before.version + 1 })
    .where(and(eq(assessments.id, before.id), eq(assessments.version, before.version)))
    .returning();
  if (after !== undefined) return after;
  const [still] = await tx
    .select({ version: assessments.version })
    .from(assessments)
    .where(eq(assessments.id, before.id));
  throw still?.version === before.version ? new Refusal("forbidden", "forbidden") : conflict();
}

/** What the milestone of this code is measured by. Not found when the viewer may not see it. */
export async function readMeasuredMilestone(tx: Transaction, viewer: Viewer, code: string) {
  const [milestone] = await tx
    .select({
      id: milestones.id,
      code: milestones.code,
      partnerIso3: milestones.partnerIso3,
      unit: milestones.unit,
      scaleId: milestones.scaleId,
    })
    .from(milestones)
    .where(and(visiblePartner(viewer, milestones.partnerIso3), eq(milestones.code, code)));
  if (milestone === undefined) throw notFound();
  const { unit, scaleId, ...rest } = milestone;
  if (scaleId === null) return { ...rest, measure: { unit: unit ?? "" } satisfies Measure };
  const stages = await tx
    .select({ value: scaleStages.value })
    .from(scaleStages)
    .where(eq(scaleStages.scaleId, scaleId));
  return { ...rest, measure: { stages: stages.map((stage) => stage.value) } satisfies Measure };
}

/** The accepted verdicts of a milestone in order, with this one put where it would stand when accepted now. */
export async function verdictsWith(
  tx: Transaction,
  assessment: Pick<AssessmentRow, "id" | "milestoneId" | "effectiveOn" | "verdict">,
) {
  const accepted = await tx
    .select({ effectiveOn: assessments.effectiveOn, verdict: assessments.verdict })
    .from(assessments)
    .where(
      and(
        eq(assessments.milestoneId, assessment.milestoneId),
        eq(assessments.state, "accepted"),
        ne(assessments.id, assessment.id),
      ),
    )
    .orderBy(asc(assessments.effectiveOn), asc(assessments.acceptedAt), asc(assessments.id));
  const earlier = accepted.filter(({ effectiveOn }) => effectiveOn <= assessment.effectiveOn);
  const later = accepted.filter(({ effectiveOn }) => effectiveOn > assessment.effectiveOn);
  return [...earlier, assessment, ...later].map(({ verdict }) => verdict);
}
