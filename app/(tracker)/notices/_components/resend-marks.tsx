import { useTranslations } from "next-intl";
import { ResendForm } from "@/components/forms/resend-form";
import { PageHeader } from "@/components/ui/page-header";
import { markNoticeReadAction, markNoticesReadAction } from "../actions";

/** Gives the form back to somebody whose session had ended. */
export function ResendMarks({ permalink }: { permalink: string }) {
  const t = useTranslations("forms.resend");
  return (
    <>
      <PageHeader title={t("title")} />
      <ResendForm action={markNoticeReadAction} permalink={permalink} labels={{}} />
      <ResendForm action={markNoticesReadAction} permalink={permalink} labels={{}} />
    </>
  );
}
