"use client";
// The form holds what was typed, and says what came of sending it, between one try and the next.

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import styles from "@/components/assessments/decision-forms.module.css";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { useFields } from "@/components/forms/use-fields";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea-field";
import { SESSION_ENDED, UNTOUCHED } from "@/lib/forms/constants";
import { STANCES, VIEW_TEXT_LIMIT } from "@/lib/partner-views/constants";
import { decisionAddress } from "../decision-address";
import { recordViewAction } from "../partner-actions";

interface Props {
  /** The assessment, the latest view that the reader sees, a fresh key, and the milestone to come back to. */
  target: Readonly<Record<"assessmentId" | "follows" | "requestKey" | "milestoneCode", string>>;
  /** The day it is about, for the form's full name. */
  day: string;
}

/** The partner's answer to an accepted assessment, folded until it is wanted. */
export function ViewForm({ target, day }: Props) {
  const t = useTranslations("views");
  const words = useTranslations("words.stance");
  const [state, send] = useActionState(recordViewAction, UNTOUCHED, decisionAddress(target));
  const field = useFields(state, {});
  const scope = `view-${target.assessmentId}`;
  const overtaken = state.faults.some(
    ({ name, messageKey }) => name === null && messageKey !== SESSION_ENDED,
  );
  return (
    <details className={styles.fold} open={state.attempt > 0 || undefined}>
      <summary>{t(target.follows === "" ? "record" : "recordNewer")}</summary>
      <form action={send} className={styles.form} aria-label={t("recordLabel", { day })}>
        <FormReport state={state} scope={scope} />
        {overtaken ? <a href={`/milestones/${target.milestoneCode}`}>{t("readAgain")}</a> : null}
        <HiddenFields values={target} />
        <SelectField
          key={`stance ${state.attempt}`}
          {...field("stance")}
          scope={scope}
          label={t("stance")}
          choices={STANCES.map((value) => ({ value, label: words(value) }))}
        />
        <TextareaField
          key={`text ${state.attempt}`}
          {...field("text")}
          scope={scope}
          label={t("text")}
          description={t("textHint")}
          maxLength={VIEW_TEXT_LIMIT}
          optional
        />
        <SubmitButton>{t("recordNow")}</SubmitButton>
      </form>
    </details>
  );
}
