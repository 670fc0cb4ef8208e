"use client";
// Keeps what was typed, and what came of sending it, between one try and the next.

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useActionState } from "react";
import { FormActions } from "@/components/forms/form-actions";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { useFields } from "@/components/forms/use-fields";
import type { Measure } from "@/components/milestones/measure";
import { Card } from "@/components/ui/card";
import { Stack } from "@/components/ui/stack";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormValues, UNTOUCHED } from "@/lib/forms/constants";
import { recordAssessmentAction } from "../actions";
import { EvidenceRows } from "./evidence-rows";
import { JudgementFields } from "./judgement-fields";
import { useCompared } from "./use-compared";
import { useRecheckDefault } from "./use-recheck-default";

interface Props {
  measure: Measure;
  today: string;
  cancelHref: string;
  /** The address of this page, by which an answer finds its form when no script runs. */
  permalink: string;
  /** What the fields start with, the unseen ones included. */
  initial: FormValues;
}

/** An assessment with its evidence: saved as a draft, or submitted for decision. */
export function AssessmentForm({ measure, today, cancelHref, permalink, initial }: Props) {
  const t = useTranslations("assess");
  const [state, send] = useActionState(recordAssessmentAction, UNTOUCHED, permalink);
  const field = useFields(state, initial);
  const compared = useCompared(measure, state);
  const proposeRecheck = useRecheckDefault(initial.effectiveOn);
  const unseen = Object.fromEntries(
    ["milestoneCode", "requestKey", "assessmentId", "version"].map((name) => [
      name,
      field(name).defaultValue,
    ]),
  );
  return (
    <form action={send} onChange={proposeRecheck} noValidate>
      {/* The Enter key presses the first button of a form: saving a draft does no harm. */}
      <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true" hidden />
      <HiddenFields values={unseen} />
      <Stack key={state.attempt}>
        <FormReport state={state} compared={compared} />
        <Card title={t("judgement")}>
          <JudgementFields field={field} measure={measure} today={today} />
        </Card>
        <Card title={t("evidence.title")}>
          <EvidenceRows field={field} values={state.attempt > 0 ? state.values : initial} today={today} />
        </Card>
        <FormActions>
          <SubmitButton name="intent" value="submit">
            {t("submit")}
          </SubmitButton>
          <SubmitButton name="intent" value="save" weight="plain">
            {t("save")}
          </SubmitButton>
          <Link href={cancelHref} prefetch={false}>
            {t("cancel")}
          </Link>
        </FormActions>
      </Stack>
    </form>
  );
}
