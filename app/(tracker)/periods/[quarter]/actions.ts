"use server";

import type { FormState } from "@/lib/forms/constants";
import { runForm } from "@/lib/forms/run-form";
import { closePeriod, reopenPeriod } from "@/lib/periods/commands";
import { quarterAddress } from "@/lib/periods/rules";
import { closePeriodSchema, reopenPeriodSchema } from "@/lib/periods/schemas";

export async function closePeriodAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "period.close",
    schema: closePeriodSchema,
    run: closePeriod,
    next: ({ quarter }) => `/periods/${quarterAddress(quarter)}?done=closed`,
  });
}

export async function reopenPeriodAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "period.reopen",
    schema: reopenPeriodSchema,
    run: reopenPeriod,
    next: ({ quarter }) => `/periods/${quarterAddress(quarter)}?done=reopened`,
  });
}
