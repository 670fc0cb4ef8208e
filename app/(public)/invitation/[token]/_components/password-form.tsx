"use client";
// Shows what came of an attempt; without JavaScript the server draws the same form with the same answer.

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { useFailureText } from "@/components/forms/use-failure-text";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { setPasswordAction } from "../actions";
import { FIRST_ATTEMPT } from "../password-state";
import styles from "./invitation.module.css";

/** A password, typed twice, for the account of a link. */
export function PasswordForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations("invitation");
  const failureText = useFailureText();
  const [{ attempt, fault }, action] = useActionState(
    setPasswordAction,
    FIRST_ATTEMPT,
    `/invitation/${token}`,
  );
  const error = (field: "password" | "repeated") =>
    fault?.kind === "unfit" && fault.field === field ? failureText(fault.messageKey) : undefined;
  return (
    <form action={action} className={styles.form} noValidate>
      {fault?.kind === "unfit" ? (
        <ErrorSummary
          key={attempt}
          faults={[{ name: fault.field, message: failureText(fault.messageKey) }]}
        />
      ) : null}
      {fault?.kind === "limited" ? (
        <Notice key={attempt} tone="red">
          {t("limited", { minutes: fault.minutes })}
        </Notice>
      ) : null}
      {fault?.kind === "gone" ? (
        <Notice key={attempt} tone="red">
          {t("gone.title")}. {t("gone.body")}
        </Notice>
      ) : null}
      <input type="hidden" name="token" value={token} />
      {/* So that password managers know whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        key={`password ${attempt}`}
        name="password"
        label={t("password")}
        description={t("hint")}
        error={error("password")}
        autoComplete="new-password"
      />
      <PasswordField
        key={`repeated ${attempt}`}
        name="repeated"
        label={t("repeat")}
        error={error("repeated")}
        autoComplete="new-password"
      />
      <SubmitButton pendingText={t("pending")}>{t("submit")}</SubmitButton>
    </form>
  );
}
