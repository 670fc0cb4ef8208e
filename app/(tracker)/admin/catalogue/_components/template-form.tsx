"use client";
// Keeps what was typed, and what came of sending it, between one try and the next.

import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { useActionState } from "react";
import { FormActions } from "@/components/forms/form-actions";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { useFields } from "@/components/forms/use-fields";
import { Card } from "@/components/ui/card";
import type { Choice } from "@/components/ui/select-field";
import { Stack } from "@/components/ui/stack";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormState, type FormValues, UNTOUCHED } from "@/lib/forms/constants";
import { listed } from "@/lib/forms/fields";
import { AroundFields, MeasureFields, WhatFields } from "./template-fields";

interface Props {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  /** The address of this page, by which an answer finds its form when no script runs. */
  permalink: string;
  initial: FormValues;
  /** The stages to choose from; null where a number is typed. */
  stages: readonly Choice[] | null;
  evidenceTypes: readonly string[];
  isNew: boolean;
  /** On what it is measured, where that needs to be said. */
  note: string | null;
}

/** A template of the catalogue, new or to be changed. */
export function TemplateForm({ action, permalink, initial, stages, evidenceTypes, isNew, note }: Props) {
  const t = useTranslations("catalogue.template");
  const [state, send] = useActionState(action, UNTOUCHED, permalink);
  const field = useFields(state, initial);
  const hidden = ["scale", ...(isNew ? ["requestKey"] : ["code", "version"]), ...(stages ? ["unit"] : [])];
  const compared = [
    ...(["title", "description", "indicator", "unit", "baselineLow", "baselineHigh", "target"] as const),
    ...(["meansOfVerification", "typicalMonths", "relatedFramework"] as const),
  ].map((name) => ({ name, label: t(name) }));
  return (
    <form action={send} noValidate>
      <HiddenFields values={Object.fromEntries(hidden.map((name) => [name, field(name).defaultValue]))} />
      <Stack key={state.attempt}>
        <FormReport state={state} compared={compared} />
        <Card title={t("what")}>
          <WhatFields field={field} isNew={isNew} />
        </Card>
        <Card title={t("how")}>
          <Stack>
            {note === null ? null : <p>{note}</p>}
            <MeasureFields field={field} stages={stages} />
          </Stack>
        </Card>
        <Card title={t("around")}>
          <AroundFields
            field={field}
            evidenceTypes={state.attempt > 0 ? listed(state.values, "evidenceTypes", "type") : evidenceTypes}
          />
        </Card>
        <FormActions>
          <SubmitButton>{t(isNew ? "add" : "save")}</SubmitButton>
          <Link href="/admin/catalogue" prefetch={false}>
            {t("cancel")}
          </Link>
        </FormActions>
      </Stack>
    </form>
  );
}
