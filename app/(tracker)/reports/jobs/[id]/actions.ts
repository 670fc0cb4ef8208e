"use server";

import type { FormState } from "@/lib/forms/constants";
import { runForm } from "@/lib/forms/run-form";
import { cancelReportJob } from "@/lib/reports/jobs/commands";
import { reportJobHref } from "@/lib/reports/jobs/rules";
import { cancelReportJobSchema } from "@/lib/reports/jobs/schemas";

export async function cancelReportJobAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "report-job.cancel",
    schema: cancelReportJobSchema,
    run: cancelReportJob,
    next: ({ id }) => reportJobHref(id),
  });
}
