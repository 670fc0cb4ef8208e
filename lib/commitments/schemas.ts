import { z } from "zod";
import { COMMITMENT_REASON_LIMIT, COMMITMENTS } from "@/lib/commitments/constants";
import { milestoneCodeSchema } from "@/lib/milestones/schemas";

/** What a partner says of a milestone of its own, after what its author read. Messages are keys below `failures`. */
export const changeCommitmentSchema = z.object({
  milestoneCode: milestoneCodeSchema,
  requestKey: z.uuid(),
  /** How the partner stood to it on the page: what somebody else has said since is a conflict. */
  from: z.enum(COMMITMENTS),
  commitment: z.enum(COMMITMENTS),
  reason: z
    .string()
    .trim()
    .min(1, "commitment.reason.missing")
    .max(COMMITMENT_REASON_LIMIT, "commitment.reason.too_long"),
});
export type ChangeCommitmentInput = z.infer<typeof changeCommitmentSchema>;
