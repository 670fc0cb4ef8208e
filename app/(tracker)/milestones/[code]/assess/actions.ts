"use server";

import { assessmentValues } from "./assessment-values";
import { recordAssessment } from "@/lib/assessments/commands";
import { getAssessment } from "@/lib/assessments/queries";
import { recordAssessmentSchema } from "@/lib/assessments/schemas";
import { type FormState, UNTOUCHED } from "@/lib/forms/constants";
import { valuesOf } from "@/lib/forms/fields";
import { runForm } from "@/lib/forms/run-form";
import { rearranged } from "./rearranged";
import { discardUnfinished } from "@/lib/unfinished/commands";
import { discardUnfinishedSchema } from "@/lib/unfinished/schemas";

/** Saves or submits what was written; a button that rearranges the form, for those without a script, only hands everything back. */
export async function recordAssessmentAction(before: FormState, form: FormData): Promise<FormState> {
  const values = rearranged(valuesOf(form));
  if (values !== null) return { ...UNTOUCHED, attempt: before.attempt + 1, values };
  return runForm(before, form, {
    name: "assessment.record",
    schema: recordAssessmentSchema,
    lists: ["evidence"],
    run: recordAssessment,
    next: ({ state }, { milestoneCode }) =>
      `/milestones/${milestoneCode}?done=${state === "submitted" ? "submitted" : "saved"}`,
    newer: async (viewer, { assessmentId }) => {
      const stored = assessmentId === null ? null : await getAssessment(viewer, assessmentId);
      return stored && assessmentValues(stored);
    },
  });
}

/** Throws away what was kept while typing, and opens the form without it. */
export async function discardUnfinishedAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "unfinished.discard",
    schema: discardUnfinishedSchema,
    run: discardUnfinished,
    next: (_value, { milestoneCode, assessmentId, formKey }) =>
      `/milestones/${milestoneCode}/assess?${new URLSearchParams({
        ...(assessmentId === null ? {} : { assessment: String(assessmentId) }),
        after: formKey,
      }).toString()}`,
  });
}
