"use server";

import { addDependency, removeDependency } from "@/lib/dependencies/commands";
import { addDependencySchema, removeDependencySchema } from "@/lib/dependencies/schemas";
import type { FormState } from "@/lib/forms/constants";
import { runForm } from "@/lib/forms/run-form";

export async function addDependencyAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "dependency.add",
    schema: addDependencySchema,
    run: addDependency,
    next: ({ code }) => `/milestones/${code}?done=depends`,
  });
}

export async function removeDependencyAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "dependency.remove",
    schema: removeDependencySchema,
    run: removeDependency,
    next: ({ code }) => `/milestones/${code}?done=independent`,
  });
}
