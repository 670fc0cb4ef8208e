import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/i18n/use-format";
import type { Comment } from "@/lib/comments/queries";
import { CommentText } from "./comment-text";
import styles from "./comments.module.css";

interface Props {
  comment: Comment;
  names: ReadonlyMap<string, string>;
  /** What can be done with it. */
  children?: ReactNode;
}

/** One comment: who, when, what; what it said before; or the trace of a deleted one. */
export function CommentEntry({ comment, names, children }: Props) {
  const t = useTranslations();
  const format = useFormat();
  const { id, author, authorRole, text, writtenAt, editedAt } = comment;
  return (
    <article className={styles.comment} aria-labelledby={`comment-${id}-head`}>
      <h3 id={`comment-${id}-head`} className={styles.head}>
        <bdi>{author ?? t("comments.somebody")}</bdi>{" "}
        {authorRole === null ? null : <span className={styles.role}>{t(`words.role.${authorRole}`)}</span>}{" "}
        <time dateTime={writtenAt.toISOString()} className={styles.when}>
          {format.instant(writtenAt)}
        </time>
      </h3>
      {text === null ? <Trace comment={comment} /> : <CommentText text={text} names={names} />}
      {text === null || editedAt === null ? null : (
        <p className={styles.edited}>{t("comments.edited", { at: format.instant(editedAt) })}</p>
      )}
      <EarlierTexts comment={comment} names={names} />
      {text === null ? null : children}
    </article>
  );
}

/** Who deleted it and when; why, if it was not its author. */
function Trace({ comment }: { comment: Comment }) {
  const t = useTranslations("comments");
  const format = useFormat();
  const { deletedAt, deletedBy, authorId, deleter, deletionReason } = comment;
  if (deletedAt === null) return null;
  const at = format.instant(deletedAt);
  if (deletedBy === authorId) return <p className={styles.trace}>{t("deletedByAuthor", { at })}</p>;
  return (
    <p className={styles.trace}>
      {t("removed", { at, name: deleter ?? t("somebody"), reason: deletionReason ?? "" })}
    </p>
  );
}

function EarlierTexts({ comment, names }: Omit<Props, "children">) {
  const t = useTranslations("comments");
  const format = useFormat();
  const { earlier } = comment;
  if (earlier.length === 0) return null;
  return (
    <details className={styles.earlier}>
      <summary>{t("earlier", { count: earlier.length })}</summary>
      <ol className={styles.earlierTexts}>
        {earlier.map(({ version, text, writtenAt }) => (
          <li key={version}>
            <p className={styles.when}>{format.instant(writtenAt)}</p>
            <CommentText text={text} names={names} />
          </li>
        ))}
      </ol>
    </details>
  );
}
