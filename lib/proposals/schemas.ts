import { z } from "zod";
import { createMilestoneSchema } from "@/lib/milestones/schemas";
import { PROPOSAL_REASON_LIMIT } from "@/lib/proposals/constants";

const reason = (missing: string) =>
  z.string().trim().min(1, missing).max(PROPOSAL_REASON_LIMIT, "proposal.reason.too_long");

/** A milestone as a partner proposes it: its basis, and its weight among the others, are agreed later. Messages are keys below `failures`. */
export const proposeMilestoneSchema = createMilestoneSchema
  .omit({ basis: true, weight: true, proposalId: true, proposalVersion: true })
  .extend({ reason: reason("proposal.reason.missing") });
export type ProposeMilestoneInput = z.infer<typeof proposeMilestoneSchema>;

const read = z.object({
  proposalId: z.coerce.number().int().positive(),
  version: z.coerce.number().int().positive(),
});

export const takeBackProposalSchema = read;
export type TakeBackProposalInput = z.infer<typeof takeBackProposalSchema>;

export const declineProposalSchema = read.extend({ reason: reason("proposal.decline.needs_reason") });
export type DeclineProposalInput = z.infer<typeof declineProposalSchema>;

/** A page of the list, as an address has it. */
export const pageSchema = z.coerce.number().int().min(1).max(100_000).catch(1);
