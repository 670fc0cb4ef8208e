"use server";

import type { Done } from "./_components/done-notice";
import { acceptAssessment, returnAssessment, withdrawAssessment } from "@/lib/assessments/commands";
import {
  acceptAssessmentSchema,
  returnAssessmentSchema,
  withdrawAssessmentSchema,
} from "@/lib/assessments/schemas";
import type { FormState } from "@/lib/forms/constants";
import { runForm } from "@/lib/forms/run-form";
import { milestoneCodeSchema } from "@/lib/milestones/schemas";

const milestone = { milestoneCode: milestoneCodeSchema };

const backTo =
  (done: Done) =>
  (_value: unknown, { milestoneCode }: { milestoneCode: string }) =>
    `/milestones/${milestoneCode}?done=${done}`;

export async function acceptAssessmentAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "assessment.accept",
    schema: acceptAssessmentSchema.extend(milestone),
    run: acceptAssessment,
    next: backTo("accepted"),
  });
}

export async function returnAssessmentAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "assessment.return",
    schema: returnAssessmentSchema.extend(milestone),
    run: returnAssessment,
    next: backTo("returned"),
  });
}

export async function withdrawAssessmentAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "assessment.withdraw",
    schema: withdrawAssessmentSchema.extend(milestone),
    run: withdrawAssessment,
    next: backTo("withdrawn"),
  });
}
