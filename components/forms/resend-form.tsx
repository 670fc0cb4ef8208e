"use client";
// Holds what was sent without any script when the session had ended, so that it can be sent again after signing in.

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Stack } from "@/components/ui/stack";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormState, UNTOUCHED } from "@/lib/forms/constants";
import { FormReport } from "./form-report";
import { HiddenFields } from "./hidden-fields";
import styles from "./form-report.module.css";

interface Props {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  /** The address of the form that was sent: what came of it is told by this, and not by its place in the page. */
  permalink: string;
  /** What the texts to keep are called. */
  labels: Readonly<Record<string, string>>;
}

/** Stands in for a form whose page needs somebody signed in: shows the texts that were typed, and sends everything again. */
export function ResendForm({ action, permalink, labels }: Props) {
  const t = useTranslations("forms");
  const [state, send] = useActionState(action, UNTOUCHED, permalink);
  if (state.attempt === 0) return null; // Another form of that page was sent.
  const kept = Object.entries(labels).flatMap(([name, term]) => {
    const text = state.values[name];
    return text ? [{ term, value: <span className={styles.text}>{text}</span> }] : [];
  });
  return (
    <form action={send}>
      <HiddenFields values={state.values} />
      <Stack>
        <FormReport state={state} />
        {kept.length === 0 ? null : (
          <Card title={t("resend.typed")}>
            <DefinitionList items={kept} />
          </Card>
        )}
        <div>
          <SubmitButton>{t("resend.again")}</SubmitButton>
        </div>
      </Stack>
    </form>
  );
}
