import { eq } from "drizzle-orm";
import { milestoneProposals as proposals } from "@/db/schema";
import { audit } from "@/lib/audit/commands";
import { can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/viewer";
import { authorize, runCommand, waitForTwin } from "@/lib/command";
import { notFound, type Outcome } from "@/lib/errors";
import { measureOfNew, refusePlan } from "@/lib/milestones/store";
import type {
  DeclineProposalInput,
  ProposeMilestoneInput,
  TakeBackProposalInput,
} from "@/lib/proposals/schemas";
import { endProposal, readProposal } from "@/lib/proposals/store";

/**
 * Proposes a milestone for the partner's own plan. Sent twice with the same request key, it is proposed once. Fails with `invalid`
 * (a field), `forbidden`, `not_found` (no such partner for this viewer).
 */
export function proposeMilestone(
  viewer: Viewer,
  input: ProposeMilestoneInput,
): Promise<Outcome<{ id: number }>> {
  return runCommand(viewer, async (tx) => {
    const { partner: partnerIso3, area: areaCode, ...content } = input;
    if (!can(viewer, "portfolio.read", partnerIso3)) throw notFound();
    authorize(viewer, "milestone.propose", partnerIso3);
    await waitForTwin(tx, input.requestKey);
    const [repeated] = await tx
      .select({ id: proposals.id })
      .from(proposals)
      .where(eq(proposals.requestKey, input.requestKey));
    if (repeated !== undefined) return repeated;

    const measure = measureOfNew(input);
    await refusePlan(tx, { ...input, weight: 1 }, measure);
    const [added] = await tx
      .insert(proposals)
      .values({ ...content, ...measure, partnerIso3, areaCode, proposedBy: viewer.personId })
      .returning({ id: proposals.id });
    if (added === undefined) throw new Error("an inserted proposal did not come back");
    const { requestKey: _key, ...proposed } = input;
    await audit(tx, {
      chain: partnerIso3,
      action: "proposal.propose",
      entity: "proposal",
      entityId: String(added.id),
      before: null,
      after: proposed,
    });
    return added;
  });
}

/** Takes an open proposal of the own partner back. Fails with `forbidden`, `not_found`, `conflict`, `refused` (it has ended). */
export function takeBackProposal(
  viewer: Viewer,
  { proposalId, version }: TakeBackProposalInput,
): Promise<Outcome<{ id: number }>> {
  return runCommand(viewer, async (tx) => {
    const before = await readProposal(tx, viewer, proposalId);
    authorize(viewer, "milestone.propose", before.partnerIso3);
    await audit(tx, await endProposal(tx, before, version, { state: "taken_back" }));
    return { id: proposalId };
  });
}

/** Declines an open proposal with the reason that its partner reads. Fails as taking one back does. */
export function declineProposal(
  viewer: Viewer,
  { proposalId, version, reason }: DeclineProposalInput,
): Promise<Outcome<{ id: number }>> {
  return runCommand(viewer, async (tx) => {
    const before = await readProposal(tx, viewer, proposalId);
    authorize(viewer, "milestone.plan", before.partnerIso3);
    await audit(tx, await endProposal(tx, before, version, { state: "declined", decisionReason: reason }));
    return { id: proposalId };
  });
}
