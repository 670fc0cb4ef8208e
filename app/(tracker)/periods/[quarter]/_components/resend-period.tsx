import { useTranslations } from "next-intl";
import { ResendForm } from "@/components/forms/resend-form";
import { PageHeader } from "@/components/ui/page-header";
import { closePeriodAction, reopenPeriodAction } from "../actions";

/** Gives the form back to somebody whose session had ended; the one that was sent is shown. */
export function ResendPeriod({ permalink }: { permalink: string }) {
  const t = useTranslations();
  return (
    <>
      <PageHeader title={t("forms.resend.title")} />
      <ResendForm action={closePeriodAction} permalink={permalink} labels={{}} />
      <ResendForm
        action={reopenPeriodAction}
        permalink={permalink}
        labels={{ reason: t("periods.reopen.reason"), untilOn: t("periods.reopen.until") }}
      />
    </>
  );
}
