"use server";

import type { FormState } from "@/lib/forms/constants";
import { runForm } from "@/lib/forms/run-form";
import { type Issued, issueReport } from "@/lib/reports/commands";
import { reportJobHref } from "@/lib/reports/jobs/rules";
import { issuedHref } from "@/lib/reports/rules";
import { issueReportSchema } from "@/lib/reports/schemas";

const placeOf = (issued: Issued) =>
  "number" in issued ? `${issuedHref(issued.number)}?done=issued` : reportJobHref(issued.jobId);

export async function issueReportAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "report.issue",
    schema: issueReportSchema,
    run: issueReport,
    next: placeOf,
  });
}
