"use client";
// The forms hold what was typed, and say what came of sending it, between one try and the next.

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { useFields } from "@/components/forms/use-fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea-field";
import { type FormState, UNTOUCHED } from "@/lib/forms/constants";
import styles from "./decision-forms.module.css";
import { DecisionReport } from "./decision-report";

export type DecisionAction = (before: FormState, form: FormData) => Promise<FormState>;

interface Props {
  action: DecisionAction;
  /** The assessment, the version that the reader sees, its milestone, and what the action needs to lead on. */
  target: Readonly<Record<"assessmentId" | "version" | "milestoneCode", string>>;
  /** The day it is about, for a button's full name. */
  day: string;
  /** Where the form is sent where no script runs. */
  address: string;
  /** Where what is there now can be read. */
  readAgain: string;
}

export function AcceptForm({ action, target, day, address, readAgain }: Props) {
  const t = useTranslations("milestone.assessment");
  const [state, send] = useActionState(action, UNTOUCHED, address);
  return (
    <form action={send} className={styles.form} aria-label={t("acceptLabel", { day })}>
      <DecisionReport state={state} readAgain={readAgain} />
      <HiddenFields values={target} />
      <SubmitButton>{t("accept")}</SubmitButton>
    </form>
  );
}

export function ReturnForm({ action, target, day, address, readAgain }: Props) {
  const t = useTranslations("milestone.assessment");
  const [state, send] = useActionState(action, UNTOUCHED, address);
  const field = useFields(state, {});
  return (
    <details className={styles.fold} open={state.attempt > 0 || undefined}>
      <summary>{t("return")}</summary>
      <form action={send} className={styles.form} aria-label={t("returnLabel", { day })}>
        <DecisionReport state={state} readAgain={readAgain} scope={target.assessmentId} />
        <HiddenFields values={target} />
        <TextareaField
          key={state.attempt}
          {...field("reason")}
          scope={target.assessmentId}
          label={t("returnReason")}
          description={t("returnHint")}
          rows={3}
        />
        <SubmitButton>{t("returnNow")}</SubmitButton>
      </form>
    </details>
  );
}

export function WithdrawForm({ action, target, day, address, readAgain }: Props) {
  const t = useTranslations("milestone.assessment");
  const [state, send] = useActionState(action, UNTOUCHED, address);
  return (
    <form action={send} className={styles.form} aria-label={t("withdrawLabel", { day })}>
      <DecisionReport state={state} readAgain={readAgain} />
      <HiddenFields values={target} />
      <SubmitButton weight="plain">{t("withdraw")}</SubmitButton>
    </form>
  );
}
