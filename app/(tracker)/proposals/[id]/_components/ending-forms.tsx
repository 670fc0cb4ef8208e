"use client";
// The forms hold what was typed, and say what came of sending it, between one try and the next.

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { useFields } from "@/components/forms/use-fields";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea-field";
import { type FormState, SESSION_ENDED, UNTOUCHED } from "@/lib/forms/constants";
import { PROPOSAL_REASON_LIMIT } from "@/lib/proposals/constants";
import { declineProposalAction, takeBackProposalAction } from "../actions";
import styles from "./proposal.module.css";

interface Props {
  /** The proposal, and the version that the reader sees. */
  target: Readonly<Record<"proposalId" | "version", string>>;
}

/** Declines the proposal, with the reason that its partner reads. */
export function DeclineForm({ target }: Props) {
  const t = useTranslations("proposals");
  const address = `/proposals/${target.proposalId}`;
  const [state, send] = useActionState(declineProposalAction, UNTOUCHED, address);
  const field = useFields(state, {});
  return (
    <Card title={t("decline.title")}>
      <form action={send} className={styles.form} aria-label={t("decline.title")}>
        <Report state={state} address={address} />
        <HiddenFields values={target} />
        <TextareaField
          key={state.attempt}
          {...field("reason")}
          label={t("decline.reason")}
          description={t("decline.hint")}
          rows={3}
          maxLength={PROPOSAL_REASON_LIMIT}
        />
        <SubmitButton weight="plain">{t("decline.now")}</SubmitButton>
      </form>
    </Card>
  );
}

/** Takes the own proposal back. */
export function TakeBackForm({ target }: Props) {
  const t = useTranslations("proposals");
  const address = `/proposals/${target.proposalId}`;
  const [state, send] = useActionState(takeBackProposalAction, UNTOUCHED, address);
  return (
    <form action={send} className={styles.form} aria-label={t("takeBack")}>
      <Report state={state} address={address} />
      <HiddenFields values={target} />
      <SubmitButton weight="plain">{t("takeBack")}</SubmitButton>
    </form>
  );
}

/** After a failed decision the page may be old: a plain link reads it again. */
function Report({ state, address }: { state: FormState; address: string }) {
  const t = useTranslations("proposals");
  if (state.faults.length === 0) return null;
  const overtaken = state.faults.some(
    ({ name, messageKey }) => name === null && messageKey !== SESSION_ENDED,
  );
  return (
    <div>
      <FormReport state={state} />
      {overtaken ? <a href={address}>{t("readAgain")}</a> : null}
    </div>
  );
}
