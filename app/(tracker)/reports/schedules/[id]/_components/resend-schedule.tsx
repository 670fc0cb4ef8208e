import { useTranslations } from "next-intl";
import { ResendForm } from "@/components/forms/resend-form";
import { PageHeader } from "@/components/ui/page-header";
import { receiveScheduleAction, setScheduleStateAction } from "../../actions";
import { formAddress } from "../form-address";

/** Gives the form back to somebody whose session had ended; the one that was sent is shown. */
export function ResendSchedule({ id }: { id: string }) {
  const t = useTranslations("forms.resend");
  return (
    <>
      <PageHeader title={t("title")} />
      {(["active", "paused", "ended"] as const).map((to) => (
        <ResendForm key={to} action={setScheduleStateAction} permalink={formAddress(id, to)} labels={{}} />
      ))}
      <ResendForm action={receiveScheduleAction} permalink={formAddress(id, "receive")} labels={{}} />
    </>
  );
}
