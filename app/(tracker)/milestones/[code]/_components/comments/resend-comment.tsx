import { useTranslations } from "next-intl";
import { ResendForm } from "@/components/forms/resend-form";
import { PageHeader } from "@/components/ui/page-header";
import {
  deleteCommentAction,
  editCommentAction,
  removeCommentAction,
  writeCommentAction,
} from "../../comment-actions";

/** Gives a comment back to somebody whose session had ended; of the forms, the one that was sent is shown. */
export function ResendComment({ permalink }: { permalink: string }) {
  const t = useTranslations();
  const labels = { text: t("comments.write.text"), reason: t("comments.remove.reason") };
  return (
    <>
      <PageHeader title={t("forms.resend.title")} />
      {[writeCommentAction, editCommentAction, deleteCommentAction, removeCommentAction].map(
        (action, index) => (
          <ResendForm key={index} action={action} permalink={permalink} labels={labels} />
        ),
      )}
    </>
  );
}
