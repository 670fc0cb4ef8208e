import { z } from "zod";
import { defineTask } from "@/lib/jobs/task";
import { forgetReportFiles, giveUpReportJob, makeReportJob } from "@/lib/reports/jobs/run";
import { reportJobPayload } from "@/lib/reports/jobs/schemas";

/** Asked for by a trigger, for each new row of `report_jobs`. */
export const makeReportTask = defineTask({
  payload: reportJobPayload,
  run: makeReportJob,
  giveUp: giveUpReportJob,
});

/** Each hour, so that a file is gone within the hour after its days. */
export const forgetReportFilesTask = defineTask({
  payload: z.object({}),
  every: "17 * * * *",
  run: forgetReportFiles,
});
