"use server";

import { strikeEvidence } from "@/lib/evidence/commands";
import { strikeEvidenceSchema } from "@/lib/evidence/schemas";
import type { FormState } from "@/lib/forms/constants";
import { runForm } from "@/lib/forms/run-form";
import { milestoneCodeSchema } from "@/lib/milestones/schemas";

export async function strikeEvidenceAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "evidence.strike",
    schema: strikeEvidenceSchema.extend({ milestoneCode: milestoneCodeSchema }),
    run: strikeEvidence,
    next: (_, { milestoneCode }) => `/milestones/${milestoneCode}?done=struck`,
  });
}
