import { useTranslations } from "next-intl";
import { ResendForm } from "@/components/forms/resend-form";
import { PageHeader } from "@/components/ui/page-header";
import { chooseStartViewAction, deleteViewAction, renameViewAction, shareViewAction } from "../actions";

/** Gives the form back to somebody whose session had ended. */
export function ResendViews({ permalink }: { permalink: string }) {
  const t = useTranslations();
  return (
    <>
      <PageHeader title={t("forms.resend.title")} />
      {[chooseStartViewAction, deleteViewAction, shareViewAction].map((action, index) => (
        <ResendForm key={index} action={action} permalink={permalink} labels={{}} />
      ))}
      <ResendForm action={renameViewAction} permalink={permalink} labels={{ name: t("savedViews.name") }} />
    </>
  );
}
