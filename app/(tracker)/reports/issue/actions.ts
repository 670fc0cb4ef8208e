"use server";

import type { FormState } from "@/lib/forms/constants";
import { runForm } from "@/lib/forms/run-form";
import { issueReport } from "@/lib/reports/commands";
import { issuedHref } from "@/lib/reports/rules";
import { issueReportSchema } from "@/lib/reports/schemas";

export async function issueReportAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "report.issue",
    schema: issueReportSchema,
    run: issueReport,
    next: ({ number }) => `${issuedHref(number)}?done=issued`,
  });
}
