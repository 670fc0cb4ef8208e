import { z } from "zod";
import { parseCode } from "@/lib/milestones/codes";
import { REVIEWS_PAGE_SIZE } from "@/lib/reviews/constants";

/** A chosen row of the queue as its checkbox sends it: which assessment, the version that was read, and the milestone it named. */
const choice = z.string().transform((text, context) => {
  const [, id, version, code = ""] = /^(\d{1,15}) (\d{1,9}) (\S{1,20})$/.exec(text) ?? [];
  if (parseCode(code) !== null) return { assessmentId: Number(id), version: Number(version), code };
  context.addIssue({ code: "custom", message: "assessment.accept.unreadable" });
  return z.NEVER;
});

/** The value of a row's checkbox: what `acceptReviewsSchema` reads. */
export function choiceOf({ id, version, code }: { id: number; version: number; code: string }): string {
  return `${id} ${version} ${code}`;
}

/** The rows chosen to be accepted at once. Messages are keys below `failures`. */
export const acceptReviewsSchema = z.object({
  reviews: z
    .array(z.object({ chosen: choice }).transform(({ chosen }) => chosen))
    .min(1, "assessment.accept.none_chosen")
    .max(REVIEWS_PAGE_SIZE, "assessment.accept.too_many"),
});
export type AcceptReviewsInput = z.infer<typeof acceptReviewsSchema>;
