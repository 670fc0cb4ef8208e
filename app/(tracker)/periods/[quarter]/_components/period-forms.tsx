"use client";
// The forms hold what was typed, and say what came of sending it, between one try and the next.

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { useFields } from "@/components/forms/use-fields";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { type FormState, SESSION_ENDED, UNTOUCHED } from "@/lib/forms/constants";
import { REOPEN_REASON_LIMIT } from "@/lib/periods/constants";
import { closePeriodAction, reopenPeriodAction } from "../actions";
import styles from "./period.module.css";

interface Props {
  /** The quarter, and how much of what happened to it the page knows. */
  target: Readonly<Record<"quarter" | "follows", string>>;
}

/** Closes the quarter; `again` when it was closed before. */
export function CloseForm({ target, again }: Props & { again: boolean }) {
  const t = useTranslations("periods");
  const address = `/periods/${target.quarter}`;
  const [state, send] = useActionState(closePeriodAction, UNTOUCHED, address);
  return (
    <Card title={t(again ? "close.again" : "close.title")}>
      <form action={send} className={styles.form} aria-label={t("close.title")}>
        <Report state={state} address={address} />
        <p>{t("close.meaning")}</p>
        <HiddenFields values={target} />
        <SubmitButton>{t("close.now")}</SubmitButton>
      </form>
    </Card>
  );
}

/** Reopens the quarter, with a reason and until a day. */
export function ReopenForm({ target, today }: Props & { today: string }) {
  const t = useTranslations("periods");
  const address = `/periods/${target.quarter}`;
  const [state, send] = useActionState(reopenPeriodAction, UNTOUCHED, address);
  const field = useFields(state, {});
  return (
    <Card title={t("reopen.title")}>
      <form action={send} className={styles.form} aria-label={t("reopen.title")} noValidate>
        <Report state={state} address={address} />
        <HiddenFields values={target} />
        <TextareaField
          key={`reason ${state.attempt}`}
          {...field("reason")}
          label={t("reopen.reason")}
          description={t("reopen.reasonHint")}
          rows={3}
          maxLength={REOPEN_REASON_LIMIT}
        />
        <TextField
          key={`until ${state.attempt}`}
          {...field("untilOn")}
          type="date"
          min={today}
          label={t("reopen.until")}
          description={t("reopen.untilHint")}
        />
        <SubmitButton weight="plain">{t("reopen.now")}</SubmitButton>
      </form>
    </Card>
  );
}

/** After a refusal the page may be old: a plain link reads it again. */
function Report({ state, address }: { state: FormState; address: string }) {
  const t = useTranslations("periods");
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
