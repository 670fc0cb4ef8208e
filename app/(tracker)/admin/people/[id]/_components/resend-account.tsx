import { useTranslations } from "next-intl";
import { ResendForm } from "@/components/forms/resend-form";
import { PageHeader } from "@/components/ui/page-header";
import {
  editPersonAction,
  endSessionsAction,
  makePasswordLinkAction,
  setPersonActiveAction,
} from "../../actions";
import { formAddress } from "../form-address";

/** Gives the form back to somebody whose session had ended; the one that was sent is shown. */
export function ResendAccount({ personId }: { personId: string }) {
  const t = useTranslations();
  return (
    <>
      <PageHeader title={t("forms.resend.title")} />
      <ResendForm
        action={editPersonAction}
        permalink={formAddress(personId, "edit")}
        labels={{ name: t("people.field.name") }}
      />
      <ResendForm action={makePasswordLinkAction} permalink={formAddress(personId, "link")} labels={{}} />
      <ResendForm action={endSessionsAction} permalink={formAddress(personId, "sessions")} labels={{}} />
      <ResendForm action={setPersonActiveAction} permalink={formAddress(personId, "active")} labels={{}} />
    </>
  );
}
