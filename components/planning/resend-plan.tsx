import { type ComponentProps } from "react";
import { useTranslations } from "next-intl";
import { ResendForm } from "@/components/forms/resend-form";
import { PageHeader } from "@/components/ui/page-header";

/** Gives a plan back to somebody whose session ended while it was written. */
export function ResendPlan(props: Omit<ComponentProps<typeof ResendForm>, "labels">) {
  const t = useTranslations();
  return (
    <>
      <PageHeader title={t("forms.resend.title")} />
      <ResendForm
        {...props}
        labels={{
          title: t("plan.field.title"),
          description: t("plan.field.description"),
          indicator: t("plan.field.indicator"),
          explanation: t("plan.field.explanation"),
        }}
      />
    </>
  );
}
