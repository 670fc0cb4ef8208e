"use client";
// Keeps what was typed, and what came of sending it, between one try and the next.

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { useFields } from "@/components/forms/use-fields";
import { useFailureText } from "@/components/forms/use-failure-text";
import { Stack } from "@/components/ui/stack";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { type FormState, type FormValues, UNTOUCHED } from "@/lib/forms/constants";
import { rowCount } from "@/lib/forms/fields";
import styles from "./catalogue.module.css";

interface Props {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  /** The address of this page, by which an answer finds its form when no script runs. */
  permalink: string;
  initial: FormValues;
  /** The version that it follows; null for a scale that does not exist yet. */
  follows: number | null;
}

/** Rows for further stages, beside those that are there. */
const MORE = 3;

/** The stages of a scale, new or of its next version. */
export function ScaleForm({ action, permalink, initial, follows }: Props) {
  const t = useTranslations("catalogue.scale");
  const failureText = useFailureText();
  const [state, send] = useActionState(action, UNTOUCHED, permalink);
  const field = useFields(state, initial);
  const values = state.attempt > 0 ? state.values : initial;
  const typed = Math.max(rowCount(values, "stages"), follows === null ? 2 : 0);
  const stagesFault = state.faults.find(({ name }) => name === "stages");
  return (
    <form action={send} aria-label={t(follows === null ? "stages" : "revise")} noValidate>
      <HiddenFields
        values={{
          requestKey: field("requestKey").defaultValue,
          ...(follows === null
            ? {}
            : { code: field("code").defaultValue, version: field("version").defaultValue }),
        }}
      />
      <Stack key={state.attempt}>
        <FormReport state={state} compared={[{ name: "stages", label: t("stages") }]} />
        {follows === null ? (
          <TextField {...field("code")} label={t("code")} description={t("codeHint")} autoComplete="off" />
        ) : null}
        <p id="field-stages">
          {t("stagesHint")} {t("placeHint")} {stagesFault ? failureText(stagesFault.messageKey) : null}
        </p>
        <ol className={styles.stages}>
          {Array.from({ length: typed + MORE }, (_each, index) => (
            <li key={index} className={styles.stage}>
              <StageRow index={index} field={field} />
            </li>
          ))}
        </ol>
        <div>
          <SubmitButton>
            {follows === null ? t("add") : t("reviseNow", { version: follows + 1 })}
          </SubmitButton>
        </div>
      </Stack>
    </form>
  );
}

/** One stage: where it stands, and its names. */
function StageRow({ index, field }: { index: number; field: ReturnType<typeof useFields> }) {
  const t = useTranslations("catalogue.scale");
  const named = (name: string) => field(`stages[${index}].${name}`);
  const was = named("was");
  const stage = t("stage", { number: index + 1 });
  return (
    <>
      {was.defaultValue === "" ? null : (
        <input type="hidden" name={was.name} defaultValue={was.defaultValue} />
      )}
      <TextField
        {...named("place")}
        filter
        label={`${stage}: ${t("place")}`}
        inputMode="decimal"
        autoComplete="off"
      />
      <TextField {...named("labelEn")} filter label={`${stage}: ${t("labelEn")}`} />
      <TextField {...named("labelFr")} filter label={`${stage}: ${t("labelFr")}`} />
    </>
  );
}
