import type { AssessmentState } from "@/lib/assessments/constants";
import type { Verdict } from "@/lib/milestones/constants";
import type { Day } from "@/lib/periods/days";

/** Where an assessment stands in its way to a decision. */
export interface AssessmentStanding {
  state: AssessmentState;
  /** Who wrote it; null for one read from a file. */
  authorId: string | null;
  /** Who accepted or returned it; null while nobody has decided, or when it came decided in a file. */
  decidedBy: string | null;
  /** Why it was last returned; kept while it is revised, so that the next decider sees what was asked. */
  returnReason: string | null;
}

/** An assessment as the rules see it: where it stands, what it claims, and how much evidence it has. */
export interface Judged extends AssessmentStanding {
  verdict: Verdict;
  evidenceCount: number;
}

/** What somebody wants to do with an assessment; `by` is a person's id. */
export type AssessmentEvent = { kind: "create" | "save" | "submit" | "withdraw"; by: string } | Decision;

type Decision = { kind: "accept"; by: string } | { kind: "return"; by: string; reason: string };

/** The next standing, or why there is none: a message key below `failures`. */
export type Transition = { ok: true; next: AssessmentStanding } | { ok: false; reason: string };

/**
 * The one state machine of assessments: what may follow what, and for whom. Whether a role may do such a thing at all
 * is the permission table's to say; here stands that an author alone writes and another person alone decides.
 */
export function transition(before: Judged | null, event: AssessmentEvent): Transition {
  if (before === null) {
    if (event.kind !== "create") return refused("assessment.transition.illegal");
    return { ok: true, next: { state: "draft", authorId: event.by, decidedBy: null, returnReason: null } };
  }
  switch (event.kind) {
    case "create":
      return refused("assessment.transition.illegal");
    case "save":
    case "submit":
    case "withdraw":
      return written(before, event.kind, event.by);
    case "accept":
    case "return":
      return decided(before, event);
  }
}

/** What an accepted verdict may rest on: `fulfilled` needs at least one piece of evidence. */
export function evidenceFault({
  verdict,
  evidenceCount,
}: Pick<Judged, "verdict" | "evidenceCount">): string | null {
  return verdict === "fulfilled" && evidenceCount < 1 ? "assessment.fulfilled.needs_evidence" : null;
}

/**
 * Why a milestone's accepted verdicts cannot stand in this order, or null when they can. Give all of them, ordered by
 * effective_on, accepted_at, id, with the new one in its place: a backdated one is held against both its neighbours.
 */
export function sequenceFault(verdicts: readonly Verdict[]): string | null {
  const unfounded = verdicts.some((verdict, index) => {
    if (verdict !== "reversed") return false;
    const previous = verdicts[index - 1];
    return previous !== "fulfilled" && previous !== "partially_fulfilled";
  });
  return unfounded ? "assessment.reversed.needs_fulfilled" : null;
}

/** Whether what is fulfilled should be looked at again: from its day on, until a later assessment is accepted. */
export function isRecheckDue(recheckOn: Day | null, today: Day): boolean {
  return recheckOn !== null && recheckOn <= today;
}

/** An accepted assessment as its place among the others sees it. */
interface Held {
  id: number;
  effectiveOn: Day;
  verdict: Verdict;
}

/** What was reversed in the life of one milestone. */
export interface Reversals<Each extends Held> {
  /** By the id of a reversal: the assessment directly before it, which it undid. */
  undone: ReadonlyMap<number, Each>;
  /** By the id of an assessment that was undone: the reversal. Those that had confirmed the same before it are undone too. */
  reversedBy: ReadonlyMap<number, Each>;
  /** The last reversal, unless a later assessment holds the milestone to be fulfilled again. */
  standing: { reversal: Each; undone: Each } | null;
}

/** Tells which accepted assessments were reversed. Give all of them, in the order in which they hold. */
export function reversalsIn<Each extends Held>(inForce: readonly Each[]): Reversals<Each> {
  const undone = new Map<number, Each>();
  const reversedBy = new Map<number, Each>();
  let standing: Reversals<Each>["standing"] = null;
  for (const [index, each] of inForce.entries()) {
    if (each.verdict === "fulfilled") standing = null;
    const before = inForce[index - 1];
    if (each.verdict !== "reversed" || before === undefined) continue;
    standing = { reversal: each, undone: before };
    undone.set(each.id, before);
    const confirmed = inForce.slice(0, index).toReversed();
    const other = confirmed.findIndex(({ verdict }) => verdict !== before.verdict);
    for (const { id } of confirmed.slice(0, other === -1 ? undefined : other)) reversedBy.set(id, each);
  }
  return { undone, reversedBy, standing };
}

function written(before: Judged, kind: "save" | "submit" | "withdraw", by: string): Transition {
  const { state, authorId, returnReason } = before;
  const editable = state === "draft" || state === "returned";
  if (kind === "withdraw" ? state !== "submitted" : !editable)
    return refused("assessment.transition.illegal");
  if (authorId !== by) return refused("assessment.edit.not_author");
  if (kind === "save")
    return { ok: true, next: { state, authorId, decidedBy: before.decidedBy, returnReason } };
  if (kind === "withdraw")
    return { ok: true, next: { state: "draft", authorId, decidedBy: null, returnReason } };
  const fault = evidenceFault(before);
  if (fault !== null) return refused(fault);
  return { ok: true, next: { state: "submitted", authorId, decidedBy: null, returnReason } };
}

function decided(before: Judged, event: Decision): Transition {
  const { authorId, returnReason } = before;
  if (before.state !== "submitted") return refused("assessment.decide.not_submitted");
  if (authorId === event.by) return refused("assessment.decide.own");
  if (event.kind === "return") {
    const reason = event.reason.trim();
    if (reason === "") return refused("assessment.return.needs_reason");
    return { ok: true, next: { state: "returned", authorId, decidedBy: event.by, returnReason: reason } };
  }
  const fault = evidenceFault(before);
  if (fault !== null) return refused(fault);
  return { ok: true, next: { state: "accepted", authorId, decidedBy: event.by, returnReason } };
}

function refused(reason: string): Transition {
  return { ok: false, reason };
}
