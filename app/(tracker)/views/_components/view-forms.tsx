"use client";
// The forms hold what came of sending them.

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { useFields } from "@/components/forms/use-fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { UNTOUCHED } from "@/lib/forms/constants";
import { chooseStartViewAction, deleteViewAction, renameViewAction, shareViewAction } from "../actions";
import styles from "./views.module.css";

interface Props {
  /** The view as it was read; numbers as a form has them. */
  view: { id: string; version: string; name: string };
}

const addressOf = (id: string) => `/views?view=${id}`;

/** Begins with the view, or with the overview again. */
export function StartForm({ view: { id, name }, isStart }: Props & { isStart: boolean }) {
  const t = useTranslations("savedViews");
  const [state, send] = useActionState(chooseStartViewAction, UNTOUCHED, addressOf(id));
  return (
    <form action={send} aria-label={t("form.start", { name })}>
      <FormReport state={state} />
      <HiddenFields values={{ view: isStart ? "" : id }} />
      <SubmitButton weight="plain">{t(isStart ? "noStart" : "start")}</SubmitButton>
    </form>
  );
}

/** Shows the view to colleagues, or to them no more. */
export function ShareForm({ view: { id, version, name }, isShared }: Props & { isShared: boolean }) {
  const t = useTranslations("savedViews");
  const [state, send] = useActionState(shareViewAction, UNTOUCHED, addressOf(id));
  return (
    <form action={send} aria-label={t("form.share", { name })}>
      <FormReport state={state} />
      <HiddenFields values={{ id, version, shared: isShared ? "no" : "yes" }} />
      <SubmitButton weight="plain">{t(isShared ? "unshare" : "share")}</SubmitButton>
    </form>
  );
}

/** Another name for the view. */
export function RenameForm({ view: { id, version, name } }: Props) {
  const t = useTranslations("savedViews");
  const [state, send] = useActionState(renameViewAction, UNTOUCHED, addressOf(id));
  const field = useFields(state, { name });
  return (
    <form action={send} noValidate aria-label={t("form.rename", { name })}>
      <HiddenFields values={{ id, version }} />
      <div key={state.attempt} className={styles.rename}>
        <FormReport state={state} />
        <TextField {...field("name")} scope={id} label={t("name")} />
        <SubmitButton weight="plain">{t("rename")}</SubmitButton>
      </div>
    </form>
  );
}

/** Keeps the view no longer. */
export function DeleteForm({ view: { id, version, name } }: Props) {
  const t = useTranslations("savedViews");
  const [state, send] = useActionState(deleteViewAction, UNTOUCHED, addressOf(id));
  return (
    <form action={send} aria-label={t("form.delete", { name })}>
      <FormReport state={state} />
      <HiddenFields values={{ id, version }} />
      <SubmitButton weight="plain">{t("delete")}</SubmitButton>
    </form>
  );
}
