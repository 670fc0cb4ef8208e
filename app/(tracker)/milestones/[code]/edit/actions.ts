"use server";

import { planValues } from "./plan-values";
import type { FormState } from "@/lib/forms/constants";
import { runForm } from "@/lib/forms/run-form";
import { editMilestone } from "@/lib/milestones/commands";
import { getMilestone } from "@/lib/milestones/queries";
import { editMilestoneSchema } from "@/lib/milestones/schemas";

export async function editMilestoneAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "milestone.edit",
    schema: editMilestoneSchema,
    run: editMilestone,
    next: ({ code }) => `/milestones/${code}?done=edited`,
    newer: async (viewer, { code }) => {
      const stored = await getMilestone(viewer, code);
      return stored && planValues(stored);
    },
  });
}
