"use client";
// The form holds what came of sending it.

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { UNTOUCHED } from "@/lib/forms/constants";
import { chooseDigestAction } from "../actions";

/** Turns the digest on or off, whichever it is not. */
export function DigestForm({ isOn }: { isOn: boolean }) {
  const t = useTranslations("preferences.digest");
  const [state, send] = useActionState(chooseDigestAction, UNTOUCHED, "/preferences");
  return (
    <form action={send}>
      <FormReport state={state} />
      <HiddenFields values={{ digest: isOn ? "off" : "on" }} />
      <SubmitButton>{t(isOn ? "stop" : "start")}</SubmitButton>
    </form>
  );
}
