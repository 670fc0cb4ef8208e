import { z } from "zod";

/** The number of a report in the background, as an address and a form have it. */
export const reportJobId = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

export const cancelReportJobSchema = z.object({ jobId: reportJobId });
export type CancelReportJobInput = z.infer<typeof cancelReportJobSchema>;

/** What the queue carries. */
export const reportJobPayload = z.object({ reportJobId });
export type ReportJobPayload = z.infer<typeof reportJobPayload>;
