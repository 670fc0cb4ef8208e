"use client";
// The form holds what was typed, and says what came of sending it, between one try and the next.

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import forms from "@/components/assessments/decision-forms.module.css";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { useFields } from "@/components/forms/use-fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea-field";
import { LONGEST_STRIKE_REASON } from "@/lib/evidence/constants";
import { SESSION_ENDED, UNTOUCHED } from "@/lib/forms/constants";
import { strikeEvidenceAction } from "../evidence-actions";
import { strikeAddress } from "../strike-address";
import styles from "./milestone.module.css";

interface Props {
  /** The piece of evidence, and the milestone to come back to. */
  target: Readonly<Record<"evidenceId" | "milestoneCode", string>>;
  /** What the evidence is called, for the form's full name. */
  title: string;
}

/** Strikes a mistaken piece of evidence out, folded until it is wanted. */
export function StrikeForm({ target, title }: Props) {
  const t = useTranslations("milestone.evidence.strike");
  const [state, send] = useActionState(strikeEvidenceAction, UNTOUCHED, strikeAddress(target));
  const field = useFields(state, {});
  const scope = `strike-${target.evidenceId}`;
  const overtaken = state.faults.some(
    ({ name, messageKey }) => name === null && messageKey !== SESSION_ENDED,
  );
  return (
    <details className={styles.strike} open={state.attempt > 0 || undefined}>
      <summary>{t("open")}</summary>
      <form action={send} className={forms.form} aria-label={t("label", { title })}>
        <FormReport state={state} scope={scope} />
        {overtaken ? <a href={`/milestones/${target.milestoneCode}`}>{t("readAgain")}</a> : null}
        <HiddenFields values={target} />
        <TextareaField
          key={state.attempt}
          {...field("reason")}
          scope={scope}
          label={t("reason")}
          description={t("hint")}
          rows={2}
          maxLength={LONGEST_STRIKE_REASON}
        />
        <SubmitButton>{t("send")}</SubmitButton>
      </form>
    </details>
  );
}
