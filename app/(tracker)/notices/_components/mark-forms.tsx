"use client";
// The forms hold what came of sending them.

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { UNTOUCHED } from "@/lib/forms/constants";
import { markNoticeReadAction, markNoticesReadAction } from "../actions";

interface Props {
  noticeId: string;
  /** What the notice is about, for the button's full name. */
  label: string;
}

export function MarkReadForm({ noticeId, label }: Props) {
  const t = useTranslations("notices");
  const [state, send] = useActionState(markNoticeReadAction, UNTOUCHED, `/notices?notice=${noticeId}`);
  return (
    <form action={send} aria-label={label}>
      <FormReport state={state} />
      <HiddenFields values={{ noticeId }} />
      <SubmitButton weight="plain">{t("markRead")}</SubmitButton>
    </form>
  );
}

/** Marks all that the page knew of: what came since stays unread. */
export function MarkAllReadForm({ lastNoticeId }: { lastNoticeId: string }) {
  const t = useTranslations("notices");
  const [state, send] = useActionState(markNoticesReadAction, UNTOUCHED, "/notices?notice=all");
  return (
    <form action={send}>
      <FormReport state={state} />
      <HiddenFields values={{ lastNoticeId }} />
      <SubmitButton weight="plain">{t("markAllRead")}</SubmitButton>
    </form>
  );
}
