"use client";
// Keeps what was typed, and what came of sending it, between one try and the next.

import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { useActionState } from "react";
import { FormActions } from "@/components/forms/form-actions";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { useFields } from "@/components/forms/use-fields";
import type { Measure } from "@/components/milestones/measure";
import { PlanFields } from "@/components/planning/plan-fields";
import { Card } from "@/components/ui/card";
import { SelectField } from "@/components/ui/select-field";
import { Stack } from "@/components/ui/stack";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea-field";
import { type FormValues, UNTOUCHED } from "@/lib/forms/constants";
import { CHANGE_REASONS } from "@/lib/milestones/constants";
import { editMilestoneAction } from "../actions";
import { usePlanCompared } from "./use-plan-compared";

interface Props {
  measure: Measure;
  cancelHref: string;
  /** The address of this page, by which an answer finds its form when no script runs. */
  permalink: string;
  initial: FormValues;
}

/** A milestone's plan over the version that was read, with the reason of what moves. */
export function EditMilestoneForm({ measure, cancelHref, permalink, initial }: Props) {
  const t = useTranslations("plan");
  const words = useTranslations("words.reason");
  const [state, send] = useActionState(editMilestoneAction, UNTOUCHED, permalink);
  const field = useFields(state, initial);
  const compared = usePlanCompared(measure);
  return (
    <form action={send} noValidate>
      <HiddenFields
        values={Object.fromEntries(
          ["requestKey", "code", "version"].map((name) => [name, field(name).defaultValue]),
        )}
      />
      <Stack key={state.attempt}>
        <FormReport state={state} compared={compared} />
        <PlanFields field={field} measure={measure} isNew={false} />
        <Card title={t("why")}>
          <Stack>
            <SelectField
              {...field("reason")}
              label={t("field.reason")}
              description={t("field.reasonHint")}
              empty="none"
              choices={[
                { value: "", label: t("unchanged") },
                ...CHANGE_REASONS.map((value) => ({ value, label: words(value) })),
              ]}
            />
            <TextareaField
              {...field("explanation")}
              label={t("field.explanation")}
              description={t("field.explanationHint")}
              rows={3}
              optional
            />
          </Stack>
        </Card>
        <FormActions>
          <SubmitButton>{t("save")}</SubmitButton>
          <Link href={cancelHref} prefetch={false}>
            {t("cancel")}
          </Link>
        </FormActions>
      </Stack>
    </form>
  );
}
