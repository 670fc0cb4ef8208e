import { useTranslations } from "next-intl";
import { ResendForm } from "@/components/forms/resend-form";
import { PageHeader } from "@/components/ui/page-header";
import { acceptAssessmentAction, returnAssessmentAction, withdrawAssessmentAction } from "../actions";
import { changeCommitmentAction, recordViewAction } from "../partner-actions";

/** Gives the partner's word on its milestone back to somebody whose session had ended. */
export function ResendCommitment({ permalink }: { permalink: string }) {
  const t = useTranslations();
  return (
    <>
      <PageHeader title={t("forms.resend.title")} />
      <ResendForm
        action={changeCommitmentAction}
        permalink={permalink}
        labels={{ reason: t("commitments.reason") }}
      />
    </>
  );
}

/** Gives a decision back to somebody whose session had ended; the one that was sent is shown. */
export function ResendDecision({ permalink }: { permalink: string }) {
  const t = useTranslations();
  return (
    <>
      <PageHeader title={t("forms.resend.title")} />
      <ResendForm action={acceptAssessmentAction} permalink={permalink} labels={{}} />
      <ResendForm
        action={returnAssessmentAction}
        permalink={permalink}
        labels={{ reason: t("milestone.assessment.returnReason") }}
      />
      <ResendForm action={withdrawAssessmentAction} permalink={permalink} labels={{}} />
      <ResendForm action={recordViewAction} permalink={permalink} labels={{ text: t("views.text") }} />
    </>
  );
}
