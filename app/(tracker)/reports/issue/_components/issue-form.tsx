"use client";
// Keeps what came of sending it between one try and the next.

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { issueReportAction } from "@/app/(tracker)/reports/issue/actions";
import { FormActions } from "@/components/forms/form-actions";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { useFields } from "@/components/forms/use-fields";
import { Link } from "@/components/ui/link";
import { Stack } from "@/components/ui/stack";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormValues, UNTOUCHED } from "@/lib/forms/constants";
import { BACKGROUND } from "@/lib/reports/jobs/constants";

interface Props {
  initial: FormValues;
  /** What is to be issued, as the query string of an address. */
  order: string;
  /** The address of this page, by which an answer finds its form when no script runs. */
  permalink: string;
  /** Back to the order. */
  back: string;
}

/** Issues the report for good: while one waits, unless it is long or one would rather not. */
export function IssueForm({ initial, order, permalink, back }: Props) {
  const t = useTranslations("reports.issue");
  const [state, send] = useActionState(issueReportAction, UNTOUCHED, permalink);
  const field = useFields(state, initial);
  return (
    <form action={send} noValidate>
      <HiddenFields values={{ requestKey: field("requestKey").defaultValue, order }} />
      <Stack key={state.attempt}>
        <FormReport state={state} />
        <FormActions>
          <SubmitButton pendingText={t("pending")}>{t("send")}</SubmitButton>
          <SubmitButton name={BACKGROUND} value="yes" weight="plain">
            {t("later")}
          </SubmitButton>
          <Link href={back} prefetch={false}>
            {t("back")}
          </Link>
        </FormActions>
      </Stack>
    </form>
  );
}
