"use client";
// The form says what became of each that was chosen, and chooses all at once.

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type ReactNode, useActionState, useRef } from "react";
import { FormReport } from "@/components/forms/form-report";
import { fieldId } from "@/components/ui/field-props";
import { SubmitButton } from "@/components/ui/submit-button";
import { UNTOUCHED } from "@/lib/forms/constants";
import { acceptReviewsAction } from "../actions";
import styles from "./accept-many-form.module.css";
import { Chosen } from "./chosen";
import { ManyReport } from "./many-report";

interface Props {
  /** Where the form is sent where no script runs. */
  address: string;
  /** How many of the rows can be chosen. */
  choosable: number;
  /** The rows. */
  children: ReactNode;
}

/** The queue's rows within the form that accepts the chosen ones. It is there without any too, to say what became of the last. */
export function AcceptManyForm({ address, choosable, children }: Props) {
  const t = useTranslations("reviews.many");
  const [state, send] = useActionState(acceptReviewsAction, UNTOUCHED, address);
  const form = useRef<HTMLFormElement>(null);
  const chooseAll = () => {
    for (const box of form.current?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? [])
      box.checked = true;
  };
  return (
    <form ref={form} action={send} aria-label={t("label")} className={styles.form}>
      <FormReport state={state} />
      <ManyReport state={state} />
      <Chosen value={state}>{children}</Chosen>
      {choosable === 0 ? null : (
        <div id={fieldId("reviews")} className={styles.bar}>
          <SubmitButton>{t("accept")}</SubmitButton>
          <Button variant="default" className={styles.all ?? ""} onClick={chooseAll}>
            {t("all")}
          </Button>
          <p className={styles.note}>{t("note")}</p>
        </div>
      )}
    </form>
  );
}
