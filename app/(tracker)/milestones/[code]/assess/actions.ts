"use server";

import { assessmentValues } from "./assessment-values";
import { recordAssessment } from "@/lib/assessments/commands";
import { getAssessment } from "@/lib/assessments/queries";
import { recordAssessmentSchema } from "@/lib/assessments/schemas";
import { type FormState, UNTOUCHED } from "@/lib/forms/constants";
import { rowCount, valuesOf } from "@/lib/forms/fields";
import { runForm } from "@/lib/forms/run-form";

/** Saves or submits what was written; the button for one more row, which needs no script, only hands everything back. */
export async function recordAssessmentAction(before: FormState, form: FormData): Promise<FormState> {
  if (form.get("intent") === "add_row") return withOneMoreRow(before, form);
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

function withOneMoreRow(before: FormState, form: FormData): FormState {
  const values = valuesOf(form);
  return {
    ...UNTOUCHED,
    attempt: before.attempt + 1,
    values: { ...values, [`evidence[${rowCount(values, "evidence")}].url`]: "" },
  };
}
