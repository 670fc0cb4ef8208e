"use server";

import type { FormState } from "@/lib/forms/constants";
import { runForm } from "@/lib/forms/run-form";
import { createMilestone } from "@/lib/milestones/commands";
import { createMilestoneSchema } from "@/lib/milestones/schemas";

export async function createMilestoneAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "milestone.create",
    schema: createMilestoneSchema,
    run: createMilestone,
    next: ({ code }) => `/milestones/${code}?done=created`,
  });
}
