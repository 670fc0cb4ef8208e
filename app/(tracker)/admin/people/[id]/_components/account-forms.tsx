"use client";
// The forms hold what was typed, and say what came of sending it, between one try and the next.

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { useFields } from "@/components/forms/use-fields";
import { Card } from "@/components/ui/card";
import type { Choice } from "@/components/ui/select-field";
import { Stack } from "@/components/ui/stack";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { type FormState, type FormValues, SESSION_ENDED, UNTOUCHED } from "@/lib/forms/constants";
import { listed } from "@/lib/forms/fields";
import { ROLES } from "@/lib/people/constants";
import { AccountFields } from "../../_components/account-fields";
import { LinkAnswer } from "../../_components/link-answer";
import styles from "../../_components/people.module.css";
import {
  editPersonAction,
  endSessionsAction,
  makePasswordLinkAction,
  setPersonActiveAction,
} from "../../actions";
import { formAddress } from "../form-address";

interface EditProps {
  initial: FormValues;
  partners: readonly Choice[];
  chosen: readonly string[];
}

/** Name, role and partners of an account. */
export function EditForm({ initial, partners, chosen }: EditProps) {
  const t = useTranslations();
  const address = formAddress(initial["personId"] ?? "", "edit");
  const [state, send] = useActionState(editPersonAction, UNTOUCHED, address);
  const field = useFields(state, initial);
  const sent = state.attempt > 0;
  return (
    <form action={send} aria-label={t("people.account.edit")} noValidate>
      <HiddenFields
        values={{ personId: field("personId").defaultValue, version: field("version").defaultValue }}
      />
      <Stack key={state.attempt}>
        <FormReport
          state={state}
          compared={[
            { name: "name", label: t("people.field.name") },
            {
              name: "role",
              label: t("people.field.role"),
              write: (value) => {
                const role = ROLES.find((each) => each === value);
                return role === undefined ? value : t(`words.role.${role}`);
              },
            },
            { name: "partners", label: t("people.field.partners") },
          ]}
        />
        <TextField {...field("name")} label={t("people.field.name")} autoComplete="off" />
        <AccountFields
          field={field}
          partners={partners}
          chosen={sent ? listed(state.values, "partners", "iso3") : chosen}
        />
        <p>{t("people.account.sessionsEnd")}</p>
        <div>
          <SubmitButton>{t("people.account.save")}</SubmitButton>
        </div>
      </Stack>
    </form>
  );
}

/** Makes a link with which the person chooses a password, and shows what came of it. */
export function LinkForm({ personId, label }: { personId: string; label: string }) {
  const t = useTranslations("people.password");
  const [state, send] = useActionState(makePasswordLinkAction, UNTOUCHED, formAddress(personId, "link"));
  return (
    <form action={send} className={styles.form} aria-label={label}>
      <FormReport state={state} />
      {state.shown === null ? null : <LinkAnswer shown={state.shown} />}
      <HiddenFields values={{ personId }} />
      <p>{t("meaning")}</p>
      <div>
        <SubmitButton weight="plain">{label}</SubmitButton>
      </div>
    </form>
  );
}

/** Ends all sessions of the person. */
export function EndSessionsForm({ personId }: { personId: string }) {
  const t = useTranslations("people.sessions");
  const [state, send] = useActionState(endSessionsAction, UNTOUCHED, formAddress(personId, "sessions"));
  return (
    <form action={send} className={styles.form} aria-label={t("end")}>
      <FormReport state={state} />
      <HiddenFields values={{ personId }} />
      <div>
        <SubmitButton weight="plain">{t("end")}</SubmitButton>
      </div>
    </form>
  );
}

/** Closes the account, or opens it again. */
export function ActiveForm({
  target,
  active,
}: {
  target: Readonly<Record<"personId" | "version", string>>;
  active: boolean;
}) {
  const t = useTranslations("people.active");
  const address = formAddress(target.personId, "active");
  const [state, send] = useActionState(setPersonActiveAction, UNTOUCHED, address);
  const what = active ? "deactivate" : "reactivate";
  return (
    <Card title={t(what)}>
      <form action={send} className={styles.form} aria-label={t(what)}>
        <Overtaken state={state} address={`/admin/people/${target.personId}`} />
        <p>{t(`${what}Meaning`)}</p>
        <HiddenFields values={{ ...target, active: active ? "no" : "yes" }} />
        <div>
          <SubmitButton weight="plain">{t(`${what}Now`)}</SubmitButton>
        </div>
      </form>
    </Card>
  );
}

/** After a refusal the page may be old: a plain link reads it again. */
function Overtaken({ state, address }: { state: FormState; address: string }) {
  const t = useTranslations("people.account");
  if (state.faults.length === 0) return null;
  return (
    <div>
      <FormReport state={state} />
      {state.faults.some(({ messageKey }) => messageKey !== SESSION_ENDED) ? (
        <a href={address}>{t("readAgain")}</a>
      ) : null}
    </div>
  );
}
