"use server";

import type { FormState } from "@/lib/forms/constants";
import { runForm } from "@/lib/forms/run-form";
import { declineProposal, takeBackProposal } from "@/lib/proposals/commands";
import { declineProposalSchema, takeBackProposalSchema } from "@/lib/proposals/schemas";

const next = ({ id }: { id: number }) => `/proposals/${id}`;

export async function declineProposalAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "proposal.decline",
    schema: declineProposalSchema,
    run: declineProposal,
    next,
  });
}

export async function takeBackProposalAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "proposal.take_back",
    schema: takeBackProposalSchema,
    run: takeBackProposal,
    next,
  });
}
