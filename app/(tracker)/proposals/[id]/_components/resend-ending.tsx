import { useTranslations } from "next-intl";
import { ResendForm } from "@/components/forms/resend-form";
import { PageHeader } from "@/components/ui/page-header";
import { declineProposalAction, takeBackProposalAction } from "../actions";

/** Gives a decision on a proposal back to somebody whose session had ended; the one that was sent is shown. */
export function ResendEnding({ permalink }: { permalink: string }) {
  const t = useTranslations();
  return (
    <>
      <PageHeader title={t("forms.resend.title")} />
      <ResendForm
        action={declineProposalAction}
        permalink={permalink}
        labels={{ reason: t("proposals.decline.reason") }}
      />
      <ResendForm action={takeBackProposalAction} permalink={permalink} labels={{}} />
    </>
  );
}
