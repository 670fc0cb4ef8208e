"use client";
// The forms hold what was typed, and say what came of sending it, between one try and the next.

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { useFields } from "@/components/forms/use-fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea-field";
import { type FormState, SESSION_ENDED, UNTOUCHED } from "@/lib/forms/constants";
import { acceptAssessmentAction, returnAssessmentAction, withdrawAssessmentAction } from "../actions";
import { decisionAddress } from "../decision-address";
import styles from "./milestone.module.css";

interface Props {
  /** The assessment, the version that the reader sees, and the milestone to come back to. */
  target: Readonly<Record<"assessmentId" | "version" | "milestoneCode", string>>;
  /** The day it is about, for a button's full name. */
  day: string;
}

export function AcceptForm({ target, day }: Props) {
  const t = useTranslations("milestone.assessment");
  const [state, send] = useActionState(acceptAssessmentAction, UNTOUCHED, decisionAddress(target));
  return (
    <form action={send} className={styles.form} aria-label={t("acceptLabel", { day })}>
      <Report state={state} code={target.milestoneCode} />
      <HiddenFields values={target} />
      <SubmitButton>{t("accept")}</SubmitButton>
    </form>
  );
}

export function ReturnForm({ target, day }: Props) {
  const t = useTranslations("milestone.assessment");
  const [state, send] = useActionState(returnAssessmentAction, UNTOUCHED, decisionAddress(target));
  const field = useFields(state, {});
  return (
    <details className={styles.return} open={state.attempt > 0 || undefined}>
      <summary>{t("return")}</summary>
      <form action={send} className={styles.form} aria-label={t("returnLabel", { day })}>
        <Report state={state} code={target.milestoneCode} scope={target.assessmentId} />
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

export function WithdrawForm({ target, day }: Props) {
  const t = useTranslations("milestone.assessment");
  const [state, send] = useActionState(withdrawAssessmentAction, UNTOUCHED, decisionAddress(target));
  return (
    <form action={send} className={styles.form} aria-label={t("withdrawLabel", { day })}>
      <Report state={state} code={target.milestoneCode} />
      <HiddenFields values={target} />
      <SubmitButton weight="plain">{t("withdraw")}</SubmitButton>
    </form>
  );
}

/** After a failed decision the page beside it may be old: a plain link reads it again. */
function Report({ state, code, ...rest }: { state: FormState; code: string; scope?: string }) {
  const t = useTranslations("milestone.assessment");
  if (state.faults.length === 0) return null;
  const overtaken = state.faults.some(
    ({ name, messageKey }) => name === null && messageKey !== SESSION_ENDED,
  );
  return (
    <div>
      <FormReport state={state} {...rest} />
      {overtaken ? <a href={`/milestones/${code}`}>{t("readAgain")}</a> : null}
    </div>
  );
}
