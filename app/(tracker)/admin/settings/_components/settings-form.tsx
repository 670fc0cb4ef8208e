"use client";
// Keeps what was typed, and what came of sending it, between one try and the next.

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { useFields } from "@/components/forms/use-fields";
import { FormRow } from "@/components/ui/form-row";
import { SelectField } from "@/components/ui/select-field";
import { Stack } from "@/components/ui/stack";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { type FormValues, UNTOUCHED } from "@/lib/forms/constants";
import { SETTING_LIMITS } from "@/lib/installation/constants";
import { HIGHEST_MARKINGS } from "@/lib/markings/constants";
import { LANGUAGES } from "@/lib/people/constants";
import { changeSettingsAction } from "../actions";

/** What the installation says about itself. */
export function SettingsForm({ initial }: { initial: FormValues }) {
  const t = useTranslations();
  const [state, send] = useActionState(changeSettingsAction, UNTOUCHED, "/admin/settings");
  const field = useFields(state, initial);
  const compared = (
    ["name", "contact", "noticeEn", "noticeFr", "marking", "highestMarking", "defaultLanguage"] as const
  ).map((name) => ({
    name,
    label: t(`settings.field.${name}`),
  }));
  return (
    <form action={send} aria-label={t("settings.card")} noValidate>
      <HiddenFields values={{ version: field("version").defaultValue }} />
      <Stack key={state.attempt}>
        <FormReport state={state} compared={compared} />
        <TextField
          {...field("name")}
          label={t("settings.field.name")}
          description={t("settings.field.nameHint")}
          maxLength={SETTING_LIMITS.name}
          optional
        />
        <TextField
          {...field("contact")}
          label={t("settings.field.contact")}
          description={t("settings.field.contactHint")}
          maxLength={SETTING_LIMITS.contact}
          optional
        />
        <p>{t("settings.field.noticeHint")}</p>
        <FormRow>
          <TextareaField
            {...field("noticeEn")}
            label={t("settings.field.noticeEn")}
            rows={3}
            maxLength={SETTING_LIMITS.notice}
            optional
          />
          <TextareaField
            {...field("noticeFr")}
            label={t("settings.field.noticeFr")}
            rows={3}
            maxLength={SETTING_LIMITS.notice}
            optional
          />
        </FormRow>
        <TextField
          {...field("marking")}
          label={t("settings.field.marking")}
          description={t("settings.field.markingHint")}
          maxLength={SETTING_LIMITS.marking}
          optional
        />
        <SelectField
          {...field("highestMarking")}
          empty="none"
          label={t("settings.field.highestMarking")}
          description={t("settings.field.highestMarkingHint")}
          choices={HIGHEST_MARKINGS.map((value) => ({ value, label: t(`words.marking.${value}`) }))}
        />
        <SelectField
          {...field("defaultLanguage")}
          empty="none"
          label={t("settings.field.defaultLanguage")}
          description={t("settings.field.defaultLanguageHint")}
          choices={LANGUAGES.map((value) => ({ value, label: t(`words.language.${value}`) }))}
        />
        <div>
          <SubmitButton>{t("settings.save")}</SubmitButton>
        </div>
      </Stack>
    </form>
  );
}
