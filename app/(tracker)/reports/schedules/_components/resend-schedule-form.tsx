import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { ResendForm } from "@/components/forms/resend-form";
import { PageHeader } from "@/components/ui/page-header";

/** A schedule's form that was sent when nobody was signed in any more, given back to be sent again. */
export function ResendScheduleForm(target: Omit<ComponentProps<typeof ResendForm>, "labels">) {
  const t = useTranslations();
  return (
    <>
      <PageHeader title={t("forms.resend.title")} />
      <ResendForm
        {...target}
        labels={{ title: t("reports.field.title"), foreword: t("reports.field.foreword") }}
      />
    </>
  );
}
