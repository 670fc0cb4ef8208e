"use server";

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
    run: changeSettings,
    next: () => "/admin/settings?done=saved",
    newer: async () => settingValues(await getSettings()),
  });
}
