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
import { type Commitment, COMMITMENT_REASON_LIMIT, COMMITMENTS } from "@/lib/commitments/constants";
import { SESSION_ENDED, UNTOUCHED } from "@/lib/forms/constants";
import { changeCommitmentAction } from "../partner-actions";
import { commitmentAddress } from "../commitment-address";

interface Props {
  /** The milestone, what the page shows of its commitment, and a fresh key. */
  target: Readonly<Record<"milestoneCode" | "from" | "requestKey", string>>;
  commitment: Commitment;
}

const SCOPE = "commitment";

/** The partner pauses its milestone, withdraws it or takes it up again; folded until it is wanted. */
export function CommitmentForm({ target, commitment }: Props) {
  const t = useTranslations("commitments");
  const [state, send] = useActionState(
    changeCommitmentAction,
    UNTOUCHED,
    commitmentAddress(target.milestoneCode),
  );
  const field = useFields(state, {});
  const overtaken = state.faults.some(
    ({ name, messageKey }) => name === null && messageKey !== SESSION_ENDED,
  );
  return (
    <details className={styles.fold} open={state.attempt > 0 || undefined}>
      <summary>{t("change")}</summary>
      <form action={send} className={styles.form} aria-label={t("change")}>
        <FormReport state={state} scope={SCOPE} />
        {overtaken ? <a href={`/milestones/${target.milestoneCode}`}>{t("readAgain")}</a> : null}
        <HiddenFields values={target} />
        <SelectField
          key={`commitment ${state.attempt}`}
          {...field("commitment")}
          scope={SCOPE}
          label={t("decision")}
          description={t("decisionHint")}
          choices={COMMITMENTS.filter((word) => word !== commitment).map((value) => ({
            value,
            label: t(`decide.${value}`),
          }))}
        />
        <TextareaField
          key={`reason ${state.attempt}`}
          {...field("reason")}
          scope={SCOPE}
          label={t("reason")}
          description={t("reasonHint")}
          rows={4}
          maxLength={COMMITMENT_REASON_LIMIT}
        />
        <SubmitButton>{t("sayIt")}</SubmitButton>
      </form>
    </details>
  );
}
