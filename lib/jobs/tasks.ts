import "server-only";
import type { Task } from "@/lib/jobs/task";
import { sendScheduledReports } from "@/lib/reports/schedules/tasks";

/** All that the worker does, by the name under which the database has it. */
export const TASKS: Readonly<Record<string, Task>> = { send_scheduled_reports: sendScheduledReports };
