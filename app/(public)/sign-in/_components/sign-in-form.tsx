"use client";
// Shows what came of an attempt; without JavaScript the server draws the same form with the same answer.

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { signInAction } from "../actions";
import { FIRST_ATTEMPT } from "../sign-in-state";
import styles from "./sign-in.module.css";

/** Email, password, and where to go from here. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations("signIn");
  const [{ attempt, email, fault }, action] = useActionState(signInAction, FIRST_ATTEMPT);
  return (
    <form action={action} className={styles.form}>
      {fault === null ? null : (
        <Notice key={attempt} tone="red">
          {fault.kind === "limited"
            ? t("fault.limited", { minutes: fault.minutes })
            : t(`fault.${fault.kind}`)}
        </Notice>
      )}
      <input type="hidden" name="next" value={next} />
      <TextField
        key={`email-${attempt}`}
        name="email"
        type="email"
        label={t("email")}
        autoComplete="username"
        defaultValue={email}
      />
      <PasswordField name="password" label={t("password")} autoComplete="current-password" />
      <SubmitButton pendingText={t("pending")}>{t("submit")}</SubmitButton>
    </form>
  );
}
