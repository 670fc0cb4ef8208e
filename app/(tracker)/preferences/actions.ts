"use server";

import type { FormState } from "@/lib/forms/constants";
import { runForm } from "@/lib/forms/run-form";
import { chooseDigest } from "@/lib/people/commands";
import { chooseDigestSchema } from "@/lib/people/schemas";

export async function chooseDigestAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "person.digest",
    schema: chooseDigestSchema,
    run: chooseDigest,
    next: () => "/preferences?done=digest",
  });
}
