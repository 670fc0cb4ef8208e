"use client";
// Keeps what was typed between one try and the next, and shows when it would be sent while it is being chosen.

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { FormActions } from "@/components/forms/form-actions";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { useFields } from "@/components/forms/use-fields";
import { CheckboxGroup } from "@/components/ui/checkbox-group";
import { Link } from "@/components/ui/link";
import { type Choice } from "@/components/ui/select-field";
import { Stack } from "@/components/ui/stack";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormState, type FormValues, UNTOUCHED } from "@/lib/forms/constants";
import { listed } from "@/lib/forms/fields";
import { RHYTHMS } from "@/lib/reports/schedules/constants";
import { hourText } from "@/lib/reports/schedules/rules";
import { ContentFields } from "./content-fields";
import styles from "../../_components/report-form.module.css";
import { WhenFields } from "./when-fields";

export interface ScheduleFormProps {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  initial: FormValues;
  /** The address of this page, by which an answer finds its form when no script runs. */
  permalink: string;
  sections: { choices: readonly Choice[]; chosen: readonly string[] };
  recipients: { choices: readonly Choice[]; chosen: readonly string[] };
  zones: readonly string[];
  /** The moment at which the page was made: what comes next is counted from there. */
  now: string;
  send: string;
  back: { href: string; label: string };
}

/** What is sent, when and to whom. */
export function ScheduleForm(props: ScheduleFormProps) {
  const { action, initial, permalink, sections, recipients, zones, now, back } = props;
  const t = useTranslations();
  const [state, send] = useActionState(action, UNTOUCHED, permalink);
  const field = useFields(state, initial);
  const sent = state.attempt > 0;
  const [typed, setTyped] = useState<FormValues>({});
  const kept = ["requestKey", "id", "version", "kind", "subject"].filter((name) => name in initial);
  return (
    <form action={send} noValidate onChange={({ currentTarget }) => setTyped(textsOf(currentTarget))}>
      <HiddenFields values={Object.fromEntries(kept.map((name) => [name, field(name).defaultValue]))} />
      <Stack key={state.attempt}>
        <FormReport
          state={state}
          compared={[
            {
              name: "rhythm",
              label: t("reportSchedules.field.rhythm"),
              write: (value) => {
                const rhythm = RHYTHMS.find((each) => each === value);
                return rhythm === undefined ? value : t(`reportSchedules.rhythmName.${rhythm}`);
              },
            },
            {
              name: "hour",
              label: t("reportSchedules.field.hour"),
              write: (value) => hourText(Number(value)),
            },
            { name: "timeZone", label: t("reportSchedules.field.zone") },
            ...(["title", "addressee", "foreword"] as const).map((name) => ({
              name,
              label: t(`reports.field.${name}`),
            })),
          ]}
        />
        <fieldset className={styles.group}>
          <legend>{t("reportSchedules.group.when")}</legend>
          <WhenFields field={field} zones={zones} now={now} typed={typed} onZone={setTyped} />
        </fieldset>
        <fieldset className={styles.group}>
          <legend>{t("reportSchedules.group.whom")}</legend>
          <CheckboxGroup
            list="recipients"
            field="id"
            label={t("reportSchedules.field.recipients")}
            description={t("reportSchedules.field.recipientsHint")}
            error={field("recipients").error}
            choices={recipients.choices}
            chosen={sent ? listed(state.values, "recipients", "id") : recipients.chosen}
          />
        </fieldset>
        <fieldset className={styles.group}>
          <legend>{t("reportSchedules.group.what")}</legend>
          <ContentFields
            field={field}
            sections={sections.choices}
            chosen={sent ? listed(state.values, "sections", "key") : sections.chosen}
          />
        </fieldset>
        <FormActions>
          <SubmitButton>{props.send}</SubmitButton>
          <Link href={back.href} prefetch={false}>
            {back.label}
          </Link>
        </FormActions>
      </Stack>
    </form>
  );
}

function textsOf(form: HTMLFormElement): FormValues {
  return Object.fromEntries(
    [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
