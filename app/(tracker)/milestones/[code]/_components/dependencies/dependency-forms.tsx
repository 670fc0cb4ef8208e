"use client";
// The forms hold what was typed, and say what came of sending it, between one try and the next.

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import styles from "@/components/assessments/decision-forms.module.css";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { useFields } from "@/components/forms/use-fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { type FormState, SESSION_ENDED, UNTOUCHED } from "@/lib/forms/constants";
import { addDependencyAction, removeDependencyAction } from "../../dependency-actions";
import { dependencyAddress } from "../../dependency-address";

const isOvertaken = (state: FormState) =>
  state.faults.some(({ name, messageKey }) => name === null && messageKey !== SESSION_ENDED);

interface AddProps {
  /** The milestone, and a fresh key. */
  target: Readonly<Record<"milestoneCode" | "requestKey", string>>;
  /** A code of the same partner, to show what one looks like. */
  example: string;
}

/** Lets the milestone wait for another one; folded until it is wanted. */
export function AddDependencyForm({ target, example }: AddProps) {
  const t = useTranslations("dependencies");
  const [state, send] = useActionState(
    addDependencyAction,
    UNTOUCHED,
    dependencyAddress(target.milestoneCode, "add"),
  );
  const field = useFields(state, {});
  return (
    <details className={styles.fold} open={state.attempt > 0 || undefined}>
      <summary>{t("add")}</summary>
      <form action={send} className={styles.form} aria-label={t("add")}>
        <FormReport state={state} scope="dependency" />
        {isOvertaken(state) ? <a href={`/milestones/${target.milestoneCode}`}>{t("readAgain")}</a> : null}
        <HiddenFields values={target} />
        <TextField
          key={state.attempt}
          {...field("waitsFor")}
          scope="dependency"
          label={t("code")}
          description={t("hint", { example })}
          autoComplete="off"
          maxLength={40}
        />
        <SubmitButton>{t("send")}</SubmitButton>
      </form>
    </details>
  );
}

interface RemoveProps {
  /** The dependency as it was read, its milestone, and a fresh key. */
  target: Readonly<Record<"milestoneCode" | "requestKey" | "dependencyId" | "version", string>>;
  /** The code of the other milestone, for the form's full name. */
  code: string;
}

/** Ends that the milestone waits for another one. */
export function RemoveDependencyForm({ target, code }: RemoveProps) {
  const t = useTranslations("dependencies");
  const [state, send] = useActionState(
    removeDependencyAction,
    UNTOUCHED,
    dependencyAddress(target.milestoneCode, target.dependencyId),
  );
  return (
    <form action={send} className={styles.report} aria-label={t("removeLabel", { code })}>
      <FormReport state={state} scope={`dependency-${target.dependencyId}`} />
      {isOvertaken(state) ? <a href={`/milestones/${target.milestoneCode}`}>{t("readAgain")}</a> : null}
      <HiddenFields values={target} />
      <SubmitButton weight="plain">{t("remove")}</SubmitButton>
    </form>
  );
}
