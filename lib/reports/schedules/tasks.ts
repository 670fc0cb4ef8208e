import { z } from "zod";
import { readDailyEnv } from "@/lib/env";
import { defineTask } from "@/lib/jobs/task";
import { sendReports } from "@/lib/reports/schedules/send";

/**
 * Sends the scheduled reports that are due, and tries again what failed before. A run has its own attempts, kept with it: one of this task
 * that fails is followed by the next minute's.
 */
export const sendScheduledReports = defineTask({
  payload: z.object({}).loose(),
  every: "* * * * *",
  attempts: 1,
  run: async (_payload, { signal }) => {
    await sendReports(new Date(), readDailyEnv(), signal);
  },
});
