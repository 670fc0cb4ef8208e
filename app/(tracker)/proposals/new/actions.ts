"use server";

import type { FormState } from "@/lib/forms/constants";
import { runForm } from "@/lib/forms/run-form";
import { proposeMilestone } from "@/lib/proposals/commands";
import { proposeMilestoneSchema } from "@/lib/proposals/schemas";

export async function proposeMilestoneAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "proposal.propose",
    schema: proposeMilestoneSchema,
    run: proposeMilestone,
    next: ({ id }) => `/proposals/${id}?done=proposed`,
  });
}
