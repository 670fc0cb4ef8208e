"use client";
// The forms hold what was typed, and say what came of sending it, between one try and the next.

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { useFields } from "@/components/forms/use-fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea-field";
import { TextField } from "@/components/ui/text-field";
import { COMMENT_MAX_LENGTH } from "@/lib/comments/constants";
import { UNTOUCHED } from "@/lib/forms/constants";
import {
  deleteCommentAction,
  editCommentAction,
  removeCommentAction,
  writeCommentAction,
} from "../../comment-actions";
import { commentAddress } from "../../comment-address";
import { MentionField } from "./mention-field";
import styles from "./comments.module.css";

interface WriteProps {
  milestoneCode: string;
  requestKey: string;
  /** Says who will read it. */
  readers: string;
}

export function WriteForm({ milestoneCode, requestKey, readers }: WriteProps) {
  const t = useTranslations("comments.write");
  const [state, send] = useActionState(writeCommentAction, UNTOUCHED, commentAddress(milestoneCode, "new"));
  const field = useFields(state, { requestKey });
  return (
    <form action={send} className={styles.form} aria-label={t("label")}>
      <FormReport state={state} />
      <HiddenFields values={{ milestoneCode, requestKey: field("requestKey").defaultValue }} />
      <TextareaField
        key={`text ${state.attempt}`}
        {...field("text")}
        label={t("text")}
        description={readers}
        rows={4}
        maxLength={COMMENT_MAX_LENGTH}
      />
      <MentionField key={`mention ${state.attempt}`} {...field("mention")} />
      <SubmitButton>{t("send")}</SubmitButton>
    </form>
  );
}

export interface CommentTarget {
  commentId: string;
  version: string;
  milestoneCode: string;
}

interface EditProps {
  target: CommentTarget;
  text: string;
}

export function EditForm({ target, text }: EditProps) {
  const t = useTranslations("comments.edit");
  const address = commentAddress(target.milestoneCode, target.commentId);
  const [state, send] = useActionState(editCommentAction, UNTOUCHED, address);
  const field = useFields(state, { text, version: target.version });
  const scope = `edit-${target.commentId}`;
  return (
    <details className={styles.change} open={state.attempt > 0 || undefined}>
      <summary>{t("open")}</summary>
      <form action={send} className={styles.form} aria-label={t("label")}>
        <FormReport state={state} scope={scope} compared={[{ name: "text", label: t("text") }]} />
        <HiddenFields values={{ ...target, version: field("version").defaultValue }} />
        <TextareaField
          key={`text ${state.attempt}`}
          {...field("text")}
          scope={scope}
          label={t("text")}
          description={t("hint")}
          rows={4}
          maxLength={COMMENT_MAX_LENGTH}
        />
        <MentionField key={`mention ${state.attempt}`} {...field("mention")} scope={scope} />
        <SubmitButton>{t("send")}</SubmitButton>
      </form>
    </details>
  );
}

export function DeleteForm({ target }: { target: CommentTarget }) {
  const t = useTranslations("comments.delete");
  const address = commentAddress(target.milestoneCode, target.commentId);
  const [state, send] = useActionState(deleteCommentAction, UNTOUCHED, address);
  return (
    <details className={styles.change} open={state.attempt > 0 || undefined}>
      <summary>{t("open")}</summary>
      <form action={send} className={styles.form} aria-label={t("label")}>
        <FormReport state={state} />
        <p className={styles.note}>{t("note")}</p>
        <HiddenFields values={{ ...target }} />
        <SubmitButton>{t("send")}</SubmitButton>
      </form>
    </details>
  );
}

export function RemoveForm({ target }: { target: CommentTarget }) {
  const t = useTranslations("comments.remove");
  const address = commentAddress(target.milestoneCode, target.commentId);
  const [state, send] = useActionState(removeCommentAction, UNTOUCHED, address);
  const field = useFields(state, {});
  const scope = `remove-${target.commentId}`;
  return (
    <details className={styles.change} open={state.attempt > 0 || undefined}>
      <summary>{t("open")}</summary>
      <form action={send} className={styles.form} aria-label={t("label")}>
        <FormReport state={state} scope={scope} />
        <HiddenFields values={{ ...target }} />
        <TextField
          key={state.attempt}
          {...field("reason")}
          scope={scope}
          label={t("reason")}
          description={t("hint")}
          maxLength={500}
        />
        <SubmitButton>{t("send")}</SubmitButton>
      </form>
    </details>
  );
}
