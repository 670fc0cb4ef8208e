import { useTranslations } from "next-intl";
import { acceptAssessmentAction, returnAssessmentAction } from "@/app/(tracker)/milestones/[code]/actions";
import { ResendForm } from "@/components/forms/resend-form";
import { PageHeader } from "@/components/ui/page-header";

/** Gives a decision back to somebody whose session had ended; the one that was sent is shown. */
export function ResendReview({ permalink }: { permalink: string }) {
  const t = useTranslations();
  const labels = { reason: t("milestone.assessment.returnReason") };
  return (
    <>
      <PageHeader title={t("forms.resend.title")} />
      <ResendForm action={acceptAssessmentAction} permalink={permalink} labels={{}} />
      <ResendForm action={returnAssessmentAction} permalink={permalink} labels={labels} />
    </>
  );
}
