import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { milestoneProposals as proposals } from "@/db/schema";
import type { AuditEvent } from "@/lib/audit/commands";
import { visiblePartner } from "@/lib/auth/scope";
import type { Viewer } from "@/lib/auth/viewer";
import { conflict, notFound, Refusal } from "@/lib/errors";

export type ProposalRow = typeof proposals.$inferSelect;

/** How a proposal ends. */
type Ending =
  | { state: "adopted"; milestoneId: number }
  | { state: "declined"; decisionReason: string }
  | { state: "taken_back" };

/** The proposal as stored. Not found when the viewer may not see it. */
export async function readProposal(tx: Transaction, viewer: Viewer, id: number): Promise<ProposalRow> {
  const [found] = await tx
    .select()
    .from(proposals)
    .where(and(visiblePartner(viewer, proposals.partnerIso3), eq(proposals.id, id)));
  if (found === undefined) throw notFound();
  return found;
}

/** Ends an open proposal over the version that was read, and answers what its command audits; somebody else's ending is a conflict. */
export async function endProposal(
  tx: Transaction,
  before: ProposalRow,
  versionRead: number,
  ending: Ending,
): Promise<AuditEvent> {
  if (before.version !== versionRead) throw conflict();
  if (before.state !== "open") throw new Refusal("refused", "proposal.ended");
  const ended = await tx
    .update(proposals)
    .set({ ...ending, version: before.version + 1 })
    .where(and(eq(proposals.id, before.id), eq(proposals.version, versionRead)))
    .returning({ id: proposals.id });
  if (ended.length === 0) throw conflict();
  return {
    chain: before.partnerIso3,
    action: `proposal.${ending.state}`,
    entity: "proposal",
    entityId: String(before.id),
    before: { state: before.state },
    after: { title: before.title, ...ending },
  };
}
