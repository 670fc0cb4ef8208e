import { useTranslations } from "next-intl";
import { ResendForm } from "@/components/forms/resend-form";
import { PageHeader } from "@/components/ui/page-header";
import { discardUnfinishedAction, recordAssessmentAction } from "../actions";

/** Gives an assessment back to somebody whose session ended while it was written. */
export function ResendAssessment({ permalink }: { permalink: string }) {
  const t = useTranslations();
  return (
    <>
      <PageHeader title={t("forms.resend.title")} />
      <ResendForm
        action={recordAssessmentAction}
        permalink={permalink}
        labels={{
          value: t("assess.field.value"),
          effectiveOn: t("assess.field.effectiveOn"),
          narrative: t("assess.field.narrative"),
        }}
      />
      <ResendForm action={discardUnfinishedAction} permalink={permalink} labels={{}} />
    </>
  );
}
