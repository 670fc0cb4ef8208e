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
import { Stack } from "@/components/ui/stack";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea-field";
import { type FormValues, UNTOUCHED } from "@/lib/forms/constants";
import { PROPOSAL_REASON_LIMIT } from "@/lib/proposals/constants";
import { proposeMilestoneAction } from "../actions";

interface Props {
  measure: Measure;
  /** The address of this page, by which an answer finds its form when no script runs. */
  permalink: string;
  initial: FormValues;
}

const UNSEEN = ["requestKey", "partner", "templateCode", "nature", "scaleId"];

/** A step that the partner proposes for its own plan, and why. */
export function ProposalForm({ measure, permalink, initial }: Props) {
  const t = useTranslations("proposals");
  const [state, send] = useActionState(proposeMilestoneAction, UNTOUCHED, permalink);
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
        <PlanFields field={field} measure={measure} isNew weighed={false} />
        <Card title={t("why")}>
          <TextareaField
            {...field("reason")}
            label={t("reason")}
            description={t("reasonHint")}
            rows={4}
            maxLength={PROPOSAL_REASON_LIMIT}
          />
        </Card>
        <FormActions>
          <SubmitButton>{t("proposeNow")}</SubmitButton>
          <Link href="/proposals" prefetch={false}>
            {t("cancel")}
          </Link>
        </FormActions>
      </Stack>
    </form>
  );
}
