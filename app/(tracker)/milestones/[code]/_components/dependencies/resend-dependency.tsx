import { useTranslations } from "next-intl";
import { ResendForm } from "@/components/forms/resend-form";
import { PageHeader } from "@/components/ui/page-header";
import { addDependencyAction, removeDependencyAction } from "../../dependency-actions";

/** Gives what a milestone waits for back to somebody whose session had ended; the form that was sent is shown. */
export function ResendDependency({ permalink }: { permalink: string }) {
  const t = useTranslations();
  return (
    <>
      <PageHeader title={t("forms.resend.title")} />
      <ResendForm
        action={addDependencyAction}
        permalink={permalink}
        labels={{ waitsFor: t("dependencies.code") }}
      />
      <ResendForm action={removeDependencyAction} permalink={permalink} labels={{}} />
    </>
  );
}
