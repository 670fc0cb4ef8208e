import { useTranslations } from "next-intl";
import { ResendForm } from "@/components/forms/resend-form";
import { PageHeader } from "@/components/ui/page-header";
import { strikeEvidenceAction } from "../evidence-actions";

/** Gives the reason of striking evidence out back to somebody whose session had ended. */
export function ResendStrike({ permalink }: { permalink: string }) {
  const t = useTranslations();
  return (
    <>
      <PageHeader title={t("forms.resend.title")} />
      <ResendForm
        action={strikeEvidenceAction}
        permalink={permalink}
        labels={{ reason: t("milestone.evidence.strike.reason") }}
      />
    </>
  );
}
