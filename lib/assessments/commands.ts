import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assessments } from "@/db/schema";
import { effectiveOnFault, valueFault } from "@/lib/assessments/faults";
import { evidenceFault, sequenceFault, transition } from "@/lib/assessments/rules";
import { recheckFault, recheckOf } from "@/lib/assessments/recheck";
import type {
  AcceptAssessmentInput,
  RecordAssessmentInput,
  ReturnAssessmentInput,
  WithdrawAssessmentInput,
} from "@/lib/assessments/schemas";
import {
  type AssessmentRow,
  readAssessment,
  readMeasuredMilestone,
  updateAssessment,
  verdictsWith,
} from "@/lib/assessments/store";
import { audit } from "@/lib/audit/commands";
import type { Action } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/viewer";
import { authorize, requestOf, runCommand, waitForTwin } from "@/lib/command";
import { conflict, type FailureKind, notFound, type Outcome, Refusal } from "@/lib/errors";
import { readEvidence, replaceEvidence, resolveEvidence } from "@/lib/evidence/store";
import { today } from "@/lib/periods/today";
import { forgetUnfinished } from "@/lib/unfinished/store";

/** What a page needs to go on after a command. */
export interface RecordedAssessment {
  id: number;
  version: number;
  state: AssessmentRow["state"];
}

/**
 * Saves an assessment as a draft, or submits it for decision, with its evidence. Sent twice with the same request key, it is
 * recorded once; a draft saved as it is stays as it is. Fails with `invalid` (a field), `forbidden`, `not_found`, `conflict` (a newer version is stored).
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
    const recheckOn = recheckOf(input.verdict, input.effectiveOn, input.recheckOn ?? null);
    refuse("invalid", recheckFault(recheckOn, input.effectiveOn), "recheckOn");
    await waitForTwin(tx, input.requestKey);
    await forgetUnfinished(tx, viewer, milestone.id, input);

    const { effectiveOn, value, delivery, verdict, narrative } = input;
    const content = { effectiveOn, value, delivery, verdict, narrative, recheckOn };
    const lastRequest = requestOf(viewer, input);
    const stored = await readWritten(tx, viewer, input);
    if (stored?.lastRequest === lastRequest) return brief(stored);
    const before = stored === null ? null : revisable(viewer, stored, input, milestone.id);

    const evidenceBefore = before === null ? [] : await readEvidence(tx, before.id);
    const evidence = await resolveEvidence(tx, viewer, input.evidence, evidenceBefore);
    if (before !== null && input.intent === "save") {
      const kept = Object.entries(content).every(([name, value]) => Reflect.get(before, name) === value);
      if (kept && isDeepStrictEqual(evidenceBefore, evidence)) return brief(before);
    }
    const saved =
      before === null
        ? await addDraft(tx, {
            ...content,
            milestoneId: milestone.id,
            partnerIso3: milestone.partnerIso3,
            authorId: viewer.personId,
            requestKey: input.requestKey,
            lastRequest,
          })
        : await updateAssessment(tx, before, { ...content, lastRequest });
    await replaceEvidence(tx, saved, evidence);
    const after = input.intent === "submit" ? await submit(tx, viewer, saved, evidence.length) : saved;

    await audit(tx, {
      chain: after.partnerIso3,
      action: input.intent === "submit" ? "assessment.submit" : "assessment.save",
      entity: "assessment",
      entityId: String(after.id),
      before:
        before === null
          ? null
          : { ...auditedContent(before), milestone: milestone.code, evidence: evidenceBefore },
      after: { ...auditedContent(after), milestone: milestone.code, evidence },
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
    const before = await readAsRead(tx, viewer, "assessment.record", input);
    return move(tx, before, { kind: "withdraw", by: viewer.personId });
  });
}

/** What else may stand against accepting an assessment, asked in the transaction that accepts it: a message key, or null. */
export type AcceptanceCheck = (tx: Transaction, assessmentId: number) => Promise<string | null>;

/**
 * Accepts a submitted assessment of somebody else: from here on it counts, and never changes again. Fails with `not_found`,
 * `forbidden`, `conflict` (it is not as it was read), `refused` (a rule, or the check given).
 */
export function acceptAssessment(
  viewer: Viewer,
  input: AcceptAssessmentInput,
  check: AcceptanceCheck = () => Promise.resolve(null),
): Promise<Outcome<RecordedAssessment>> {
  return runCommand(viewer, async (tx) => {
    const before = await readAsRead(tx, viewer, "assessment.decide", input);
    refuse("refused", sequenceFault(await verdictsWith(tx, before)), "verdict");
    refuse("refused", await check(tx, before.id));
    return move(tx, before, { kind: "accept", by: viewer.personId });
  });
}

/** Returns a submitted assessment of somebody else to its author, with the reason. */
export function returnAssessment(
  viewer: Viewer,
  input: ReturnAssessmentInput,
): Promise<Outcome<RecordedAssessment>> {
  return runCommand(viewer, async (tx) => {
    const before = await readAsRead(tx, viewer, "assessment.decide", input);
    return move(tx, before, { kind: "return", by: viewer.personId, reason: input.reason });
  });
}

/** What happens to an assessment whose content stays as it is. */
type Event = Parameters<typeof transition>[1] & { kind: "withdraw" | "accept" | "return" };
type StoredAssessment = Awaited<ReturnType<typeof readAssessment>>;

/** The assessment, if the viewer may do this to it and it is still as it was read. */
async function readAsRead(
  tx: Transaction,
  viewer: Viewer,
  action: Action,
  { assessmentId, version }: { assessmentId: number; version: number },
): Promise<StoredAssessment> {
  const stored = await readAssessment(tx, viewer, assessmentId);
  authorize(viewer, action, stored.partnerIso3);
  // Somebody was faster: what there is now matters more than whether this would still be allowed.
  if (stored.version !== version) throw conflict();
  return stored;
}

async function move(tx: Transaction, before: StoredAssessment, event: Event): Promise<RecordedAssessment> {
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

/** The assessment that the form revises, or the one that it has recorded already. */
async function readWritten(
  tx: Transaction,
  viewer: Viewer,
  input: RecordAssessmentInput,
): Promise<StoredAssessment | null> {
  if (input.assessmentId !== null) return readAssessment(tx, viewer, input.assessmentId);
  const [recorded] = await tx
    .select({ id: assessments.id })
    .from(assessments)
    .where(eq(assessments.requestKey, input.requestKey));
  return recorded === undefined ? null : readAssessment(tx, viewer, recorded.id);
}

function revisable(
  viewer: Viewer,
  stored: StoredAssessment,
  input: RecordAssessmentInput,
  milestoneId: number,
): StoredAssessment {
  if (stored.milestoneId !== milestoneId) throw notFound();
  // Also what a form sends that has recorded a new one before, and now says something else.
  if (stored.version !== input.version) throw conflict();
  const saved = transition(stored, { kind: "save", by: viewer.personId });
  if (!saved.ok) throw new Refusal("refused", saved.reason);
  return stored;
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

function refuse(kind: FailureKind, fault: string | null, field?: string): void {
  if (fault !== null) throw new Refusal(kind, fault, field);
}

const brief = ({ id, version, state }: AssessmentRow): RecordedAssessment => ({ id, version, state });

function auditedContent(row: AssessmentRow) {
  const { state, effectiveOn, value, delivery, verdict, recheckOn, narrative, returnReason, decidedBy } = row;
  return { state, effectiveOn, value, delivery, verdict, recheckOn, narrative, returnReason, decidedBy };
}
