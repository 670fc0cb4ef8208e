"use client";
// Keeps what was typed, and what came of sending it, between one try and the next.

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { saveViewAction } from "@/app/(tracker)/views/actions";
import { FormActions } from "@/components/forms/form-actions";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { useFields } from "@/components/forms/use-fields";
import { Link } from "@/components/ui/link";
import { SelectField } from "@/components/ui/select-field";
import { Stack } from "@/components/ui/stack";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { type FormValues, UNTOUCHED } from "@/lib/forms/constants";

interface Props {
  initial: FormValues;
  /** Where the reader came from. */
  address: string;
  /** The address of this page, by which an answer finds its form when no script runs. */
  permalink: string;
  mayShare: boolean;
}

/** A name for the page that the reader came from, and who is shown it. */
export function SaveViewForm({ initial, address, permalink, mayShare }: Props) {
  const t = useTranslations("savedViews");
  const [state, send] = useActionState(saveViewAction, UNTOUCHED, permalink);
  const field = useFields(state, initial);
  return (
    <form action={send} noValidate>
      <HiddenFields values={{ requestKey: field("requestKey").defaultValue, address }} />
      <Stack key={state.attempt}>
        <FormReport state={state} />
        <TextField {...field("name")} label={t("name")} description={t("nameHint")} />
        {mayShare ? (
          <SelectField
            {...field("shared")}
            label={t("forWhom")}
            empty="none"
            choices={[
              { value: "no", label: t("forMe") },
              { value: "yes", label: t("forAll") },
            ]}
          />
        ) : null}
        <FormActions>
          <SubmitButton>{t("save")}</SubmitButton>
          <Link href={address} prefetch={false}>
            {t("back")}
          </Link>
        </FormActions>
      </Stack>
    </form>
  );
}
