"use server";

import { standingValues } from "@/lib/assessments/standing";
import { isOvertaken } from "@/lib/errors";
import { CONFLICT, type FormState } from "@/lib/forms/constants";
import { runForm } from "@/lib/forms/run-form";
import { acceptReviews } from "@/lib/reviews/accept-many";
import { acceptReviewsSchema } from "@/lib/reviews/schemas";

export async function acceptReviewsAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "assessment.accept_many",
    schema: acceptReviewsSchema,
    lists: ["reviews"],
    run: acceptReviews,
    next: (decided, _input, viewer) => ({
      items: decided.map(({ code, failure, now }) => {
        const newer = failure && isOvertaken(failure) ? standingValues(viewer, now) : null;
        return { name: code, messageKey: newer === null ? (failure?.messageKey ?? null) : CONFLICT, newer };
      }),
    }),
  });
}
