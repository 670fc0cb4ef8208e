"use client";
// Keeps what was typed between one try and the next, and shows the link that came of it.

import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { useActionState } from "react";
import { FormActions } from "@/components/forms/form-actions";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { useFields } from "@/components/forms/use-fields";
import { FormRow } from "@/components/ui/form-row";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { Stack } from "@/components/ui/stack";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { type FormValues, UNTOUCHED } from "@/lib/forms/constants";
import { listed } from "@/lib/forms/fields";
import { LANGUAGES } from "@/lib/people/constants";
import { AccountFields } from "../../_components/account-fields";
import { InvitedNext, LinkAnswer } from "../../_components/link-answer";
import { invitePersonAction } from "../../actions";

interface Props {
  partners: readonly Choice[];
  initial: FormValues;
}

/** Who is invited, and what they may do. */
export function InviteForm({ partners, initial }: Props) {
  const t = useTranslations();
  const [state, send] = useActionState(invitePersonAction, UNTOUCHED, "/admin/people/new");
  const field = useFields(state, initial);
  if (state.shown !== null) {
    return (
      <Stack>
        <LinkAnswer shown={state.shown} />
        <FormActions>
          <InvitedNext personId={state.shown["personId"] ?? ""} />
        </FormActions>
      </Stack>
    );
  }
  return (
    <form action={send} noValidate>
      <HiddenFields values={{ requestKey: field("requestKey").defaultValue }} />
      <Stack key={state.attempt}>
        <FormReport state={state} />
        <FormRow>
          <TextField
            {...field("name")}
            label={t("people.field.name")}
            description={t("people.field.nameHint")}
            autoComplete="off"
          />
          <TextField
            {...field("email")}
            type="email"
            label={t("people.field.email")}
            description={t("people.field.emailHint")}
            autoComplete="off"
          />
          <SelectField
            {...field("language")}
            empty="none"
            label={t("people.field.language")}
            description={t("people.field.languageHint")}
            choices={LANGUAGES.map((value) => ({ value, label: t(`words.language.${value}`) }))}
          />
        </FormRow>
        <AccountFields field={field} partners={partners} chosen={listed(state.values, "partners", "iso3")} />
        <FormActions>
          <SubmitButton>{t("people.inviteNow")}</SubmitButton>
          <Link href="/admin/people" prefetch={false}>
            {t("people.cancel")}
          </Link>
        </FormActions>
      </Stack>
    </form>
  );
}
