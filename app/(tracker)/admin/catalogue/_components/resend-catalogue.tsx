import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { ResendForm } from "@/components/forms/resend-form";
import { PageHeader } from "@/components/ui/page-header";

/** Gives the forms of a page back to somebody whose session had ended; the one that was sent is shown. */
export function ResendCatalogue({
  forms,
}: {
  forms: readonly Omit<ComponentProps<typeof ResendForm>, "labels">[];
}) {
  const t = useTranslations();
  const labels = {
    title: t("catalogue.template.title"),
    description: t("catalogue.template.description"),
    indicator: t("catalogue.template.indicator"),
    code: t("catalogue.scale.code"),
  };
  return (
    <>
      <PageHeader title={t("forms.resend.title")} />
      {forms.map((form) => (
        <ResendForm key={form.permalink} {...form} labels={labels} />
      ))}
    </>
  );
}
