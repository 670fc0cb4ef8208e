"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/forms/constants";
import { runForm } from "@/lib/forms/run-form";
import { markNoticeRead, markNoticesRead } from "@/lib/notices/commands";
import { markNoticeReadSchema, markNoticesReadSchema } from "@/lib/notices/schemas";

/** The count in the header is part of the frame, which stays while pages change. */
const next = () => {
  revalidatePath("/", "layout");
  return "/notices";
};

export async function markNoticeReadAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "notice.read",
    schema: markNoticeReadSchema,
    run: markNoticeRead,
    next,
  });
}

export async function markNoticesReadAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "notices.read",
    schema: markNoticesReadSchema,
    run: markNoticesRead,
    next,
  });
}
