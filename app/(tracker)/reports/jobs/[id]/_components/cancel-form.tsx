"use client";
// Holds what came of sending it.

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { UNTOUCHED } from "@/lib/forms/constants";
import { cancelReportJobAction } from "../actions";

/** Ends a report before it is done. */
export function CancelForm({ jobId, permalink }: { jobId: string; permalink: string }) {
  const t = useTranslations("reports.job");
  const [state, send] = useActionState(cancelReportJobAction, UNTOUCHED, permalink);
  return (
    <form action={send}>
      <FormReport state={state} />
      <HiddenFields values={{ jobId }} />
      <SubmitButton weight="plain">{t("cancel")}</SubmitButton>
    </form>
  );
}
