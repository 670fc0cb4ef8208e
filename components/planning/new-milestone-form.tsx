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
import { Stack } from "@/components/ui/stack";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormState, type FormValues, UNTOUCHED } from "@/lib/forms/constants";
import { PlanFields } from "./plan-fields";

interface Props {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  cancelHref: string;
  measure: Measure;
  /** The address of this page, by which an answer finds its form when no script runs. */
  permalink: string;
  initial: FormValues;
}

const UNSEEN = [
  "requestKey",
  "partner",
  "templateCode",
  "nature",
  "scaleId",
  "proposalId",
  "proposalVersion",
];

/** The plan of a milestone that a partner adopts. */
export function NewMilestoneForm({ action, cancelHref, measure, permalink, initial }: Props) {
  const t = useTranslations("plan");
  const [state, send] = useActionState(action, UNTOUCHED, permalink);
  const field = useFields(state, initial);
  const measured: Record<string, string> = measure.kind === "quantity" ? {} : { unit: "" };
  return (
    <form action={send} noValidate>
      <HiddenFields
        values={{
          ...Object.fromEntries(UNSEEN.map((name) => [name, field(name).defaultValue])),
          ...measured,
        }}
      />
      <Stack key={state.attempt}>
        <FormReport state={state} />
        <PlanFields field={field} measure={measure} isNew />
        <FormActions>
          <SubmitButton>{t("create")}</SubmitButton>
          <Link href={cancelHref} prefetch={false}>
            {t("cancel")}
          </Link>
        </FormActions>
      </Stack>
    </form>
  );
}
