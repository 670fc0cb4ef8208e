import "server-only";
import type { Task } from "@/lib/jobs/task";
import { sendScheduledReports } from "@/lib/reports/schedules/tasks";
import { forgetReportFilesTask, makeReportTask } from "@/lib/reports/tasks";

/** All that the worker does, by the name under which the database has it. */
export const TASKS: Readonly<Record<string, Task>> = {
  make_report: makeReportTask,
  forget_report_files: forgetReportFilesTask,
  send_scheduled_reports: sendScheduledReports,
};
