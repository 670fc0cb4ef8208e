"use server";

import { changeCommitment } from "@/lib/commitments/commands";
import { changeCommitmentSchema } from "@/lib/commitments/schemas";
import type { FormState } from "@/lib/forms/constants";
import { runForm } from "@/lib/forms/run-form";
import { milestoneCodeSchema } from "@/lib/milestones/schemas";
import { recordView } from "@/lib/partner-views/commands";
import { recordViewSchema } from "@/lib/partner-views/schemas";

export async function recordViewAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "view.record",
    schema: recordViewSchema.safeExtend({ milestoneCode: milestoneCodeSchema }),
    run: recordView,
    next: ({ code }) => `/milestones/${code}?done=viewed`,
  });
}

export async function changeCommitmentAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "commitment.change",
    schema: changeCommitmentSchema,
    run: changeCommitment,
    next: ({ code }) => `/milestones/${code}?done=committed`,
  });
}
