"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/forms/constants";
import { runForm } from "@/lib/forms/run-form";
import { changeSettings } from "@/lib/installation/commands";
import { getSettings } from "@/lib/installation/queries";
import { changeSettingsSchema } from "@/lib/installation/schemas";
import { settingValues } from "./setting-values";

export async function changeSettingsAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "settings.change",
    schema: changeSettingsSchema,
    allows: ({ highestMarking }) => highestMarking,
    run: changeSettings,
    next: () => {
      // Name, notice and contact stand in the frame, which a browser otherwise keeps from page to page.
      revalidatePath("/", "layout");
      return "/admin/settings?done=saved";
    },
    newer: async () => settingValues(await getSettings()),
  });
}
