"use server";

import { z } from "zod";
import type { Done } from "./_components/done-notice";
import { acceptAssessment, returnAssessment, withdrawAssessment } from "@/lib/assessments/commands";
import { listStandings } from "@/lib/assessments/queries";
import {
  acceptAssessmentSchema,
  returnAssessmentSchema,
  withdrawAssessmentSchema,
} from "@/lib/assessments/schemas";
import { standingValues } from "@/lib/assessments/standing";
import type { Viewer } from "@/lib/auth/viewer";
import type { FormState } from "@/lib/forms/constants";
import { runForm } from "@/lib/forms/run-form";
import { milestoneCodeSchema } from "@/lib/milestones/schemas";
import { parseReviewFilters, reviewHref, reviewsHref } from "@/lib/reviews/filters";
import { getPlaceInQueue } from "@/lib/reviews/queries";

const milestone = { milestoneCode: milestoneCodeSchema };
/** From a review: the query string of the queue that is worked through. */
const review = { ...milestone, queue: z.string().max(500).optional() };

interface Sent {
  assessmentId: number;
  milestoneCode: string;
  queue?: string | undefined;
}

const backTo =
  (done: Done) =>
  (_value: unknown, { milestoneCode }: Sent) =>
    `/milestones/${milestoneCode}?done=${done}`;

/** From a review to the next one that waits, or to the queue when there is none; from anywhere else to the milestone. */
const onwards =
  (done: "accepted" | "returned") =>
  async (value: unknown, sent: Sent, viewer: Viewer): Promise<string> => {
    if (sent.queue === undefined) return backTo(done)(value, sent);
    const filters = { ...parseReviewFilters(new URLSearchParams(sent.queue)), page: 1 };
    const { nextId } = await getPlaceInQueue(viewer, filters, sent.assessmentId);
    const also = { done, code: sent.milestoneCode };
    return nextId === null ? reviewsHref(filters, also) : reviewHref(nextId, filters, also);
  };

/** Who was faster, and what there is now. */
async function newer(viewer: Viewer, { assessmentId }: Sent) {
  const [standing] = await listStandings(viewer, [assessmentId]);
  return standingValues(viewer, standing);
}

export async function acceptAssessmentAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "assessment.accept",
    schema: acceptAssessmentSchema.extend(review),
    run: (viewer, input) => acceptAssessment(viewer, input),
    next: onwards("accepted"),
    newer,
  });
}

export async function returnAssessmentAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "assessment.return",
    schema: returnAssessmentSchema.extend(review),
    run: returnAssessment,
    next: onwards("returned"),
    newer,
  });
}

export async function withdrawAssessmentAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "assessment.withdraw",
    schema: withdrawAssessmentSchema.extend(milestone),
    run: withdrawAssessment,
    next: backTo("withdrawn"),
    newer,
  });
}
