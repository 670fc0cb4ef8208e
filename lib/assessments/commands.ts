import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assessments } from "@/db/schema";
import { effectiveOnFault, valueFault } from "@/lib/assessments/faults";
import { evidenceFault, sequenceFault, transition } from "@/lib/assessments/rules";
import type {
  AcceptAssessmentInput,
  RecordAssessmentInput,
  ReturnAssessmentInput,
  WithdrawAssessmentInput,
} from "@/lib/assessments/schemas";
import {
  type AssessmentRow,
  readAssessment,
  readEvidence,
  readMeasuredMilestone,
  replaceEvidence,
  updateAssessment,
  verdictsWith,
} from "@/lib/assessments/store";
import { audit } from "@/lib/audit/commands";
import type { Viewer } from "@/lib/auth/viewer";
import { authorize, runCommand, waitForTwin } from "@/lib/command";
import { conflict, type FailureKind, notFound, type Outcome, Refusal } from "@/lib/errors";
import { today } from "@/lib/periods/today";

/** What a page needs to go on after a command. */
export interface RecordedAssessment {
  id: number;
  version: number;
  state: AssessmentRow["state"];
}

/**
 * Saves an assessment as a draft, or submits it for decision, with its evidence. Sent twice with the same request key, it is
 * recorded once. Fails with `invalid` (a field), `forbidden`, `not_found`, `conflict` (a newer version is stored).
 */
export function recordAssessment(
  viewer: Viewer,
  input: RecordAssessmentInput,
): Promise<Outcome<RecordedAssessment>> {
  return runCommand(viewer, async (tx) => {
    const milestone = await readMeasuredMilestone(tx, viewer, input.milestoneCode);
    authorize(viewer, "assessment.record", milestone.partnerIso3);
    refuse("invalid", valueFault(input.value, milestone.measure), "value");
    refuse("invalid", effectiveOnFault(input.effectiveOn, today()), "effectiveOn");
    await waitForTwin(tx, input.requestKey);

    const { effectiveOn, value, delivery, verdict, narrative } = input;
    const content = { effectiveOn, value, delivery, verdict, narrative };
    const before = input.assessmentId === null ? null : await readRevised(tx, viewer, input, milestone.id);
    if (before === null) {
      const [repeated] = await tx
        .select()
        .from(assessments)
        .where(eq(assessments.requestKey, input.requestKey));
      if (repeated !== undefined) return brief(repeated);
    }

    const evidenceBefore = before === null ? [] : await readEvidence(tx, before.id);
    const saved =
      before === null
        ? await addDraft(tx, {
            ...content,
            milestoneId: milestone.id,
            partnerIso3: milestone.partnerIso3,
            authorId: viewer.personId,
            requestKey: input.requestKey,
          })
        : await updateAssessment(tx, before, content);
    await replaceEvidence(tx, saved, input.evidence);
    const after = input.intent === "submit" ? await submit(tx, viewer, saved, input.evidence.length) : saved;

    await audit(tx, {
      chain: after.partnerIso3,
      action: input.intent === "submit" ? "assessment.submit" : "assessment.save",
      entity: "assessment",
      entityId: String(after.id),
      before:
        before === null
          ? null
          : { ...auditedContent(before), milestone: milestone.code, evidence: evidenceBefore },
      after: { ...auditedContent(after), milestone: milestone.code, evidence: input.evidence },
    });
    return brief(after);
  });
}

/** Takes a submitted assessment back to a draft. Its author alone may. */
export function withdrawAssessment(
  viewer: Viewer,
  input: WithdrawAssessmentInput,
): Promise<Outcome<RecordedAssessment>> {
  return runCommand(viewer, async (tx) => {
    const before = await readAssessment(tx, viewer, input.assessmentId);
    authorize(viewer, "assessment.record", before.partnerIso3);
    return move(tx, before, input.version, { kind: "withdraw", by: viewer.personId });
  });
}

/** Accepts a submitted assessment of somebody else: from here on it counts, and never changes again. */
export function acceptAssessment(
  viewer: Viewer,
  input: AcceptAssessmentInput,
): Promise<Outcome<RecordedAssessment>> {
  return runCommand(viewer, async (tx) => {
    const before = await readAssessment(tx, viewer, input.assessmentId);
    authorize(viewer, "assessment.decide", before.partnerIso3);
    refuse("refused", sequenceFault(await verdictsWith(tx, before)), "verdict");
    return move(tx, before, input.version, { kind: "accept", by: viewer.personId });
  });
}

/** Returns a submitted assessment of somebody else to its author, with the reason. */
export function returnAssessment(
  viewer: Viewer,
  input: ReturnAssessmentInput,
): Promise<Outcome<RecordedAssessment>> {
  return runCommand(viewer, async (tx) => {
    const before = await readAssessment(tx, viewer, input.assessmentId);
    authorize(viewer, "assessment.decide", before.partnerIso3);
    return move(tx, before, input.version, {
      kind: "return",
      by: viewer.personId,
      reason: input.reason,
    });
  });
}

type Event = Parameters<typeof transition>[1];

async function move(
  tx: Transaction,
  before: Awaited<ReturnType<typeof readAssessment>>,
  versionRead: number,
  event: Event,
): Promise<RecordedAssessment> {
  // Somebody was faster: what there is now matters more than whether this would still be allowed.
  if (before.version !== versionRead) throw conflict();
  const moved = transition(before, event);
  if (!moved.ok) throw new Refusal("refused", moved.reason);
  const { state, returnReason } = moved.next;
  const after = await updateAssessment(tx, before, { state, returnReason });
  await audit(tx, {
    chain: after.partnerIso3,
    action: `assessment.${event.kind}`,
    entity: "assessment",
    entityId: String(after.id),
    before: auditedContent(before),
    after: auditedContent(after),
  });
  return brief(after);
}

async function readRevised(
  tx: Transaction,
  viewer: Viewer,
  input: RecordAssessmentInput,
  milestoneId: number,
): Promise<AssessmentRow> {
  const before = await readAssessment(tx, viewer, input.assessmentId ?? 0);
  if (before.milestoneId !== milestoneId) throw notFound();
  if (before.version !== input.version) throw conflict();
  const saved = transition(before, { kind: "save", by: viewer.personId });
  if (!saved.ok) throw new Refusal("refused", saved.reason);
  return before;
}

async function addDraft(tx: Transaction, draft: typeof assessments.$inferInsert): Promise<AssessmentRow> {
  const [added] = await tx.insert(assessments).values(draft).returning();
  if (added === undefined) throw new Error("an inserted assessment did not come back");
  return added;
}

async function submit(
  tx: Transaction,
  viewer: Viewer,
  draft: AssessmentRow,
  evidenceCount: number,
): Promise<AssessmentRow> {
  refuse("refused", evidenceFault({ ...draft, evidenceCount }), "evidence");
  refuse("refused", sequenceFault(await verdictsWith(tx, draft)), "verdict");
  const submitted = transition({ ...draft, evidenceCount }, { kind: "submit", by: viewer.personId });
  if (!submitted.ok) throw new Refusal("refused", submitted.reason);
  return updateAssessment(tx, draft, { state: submitted.next.state });
}

function refuse(kind: FailureKind, fault: string | null, field: string): void {
  if (fault !== null) throw new Refusal(kind, fault, field);
}

const brief = ({ id, version, state }: AssessmentRow): RecordedAssessment => ({ id, version, state });

function auditedContent(row: AssessmentRow) {
  const { state, effectiveOn, value, delivery, verdict, narrative, returnReason, decidedBy } = row;
  return { state, effectiveOn, value, delivery, verdict, narrative, returnReason, decidedBy };
}
