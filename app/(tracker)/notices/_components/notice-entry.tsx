import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { useFormat } from "@/i18n/use-format";
import type { NoticeKind } from "@/lib/notices/constants";
import type { Notice } from "@/lib/notices/queries";
import { noticePath, noticeWords } from "@/lib/notices/rules";
import { MarkReadForm } from "./mark-forms";
import styles from "./notices.module.css";

/** Only what waits, a comment that is deleted, a re-check and a proposal come to an end by themselves. */
const settledAs = (kind: NoticeKind) =>
  kind === "mentioned" || kind === "recheck_due" || kind === "proposed" ? kind : "waiting";

/** One notice: what happened, at which milestone, proposal or report, when; and whether it was read or there is nothing left to do. */
export function NoticeEntry({ notice }: { notice: Notice }) {
  const t = useTranslations("notices");
  const words = useTranslations("reports.kind");
  const format = useFormat();
  const { id, kind, title, partnerIso2, actor, dueOn, createdAt, readAt, settledAt } = notice;
  const name =
    notice.code ??
    notice.issuedNumber ??
    (notice.reportKind === null
      ? t(notice.reportJobId === null ? "proposal" : "report")
      : words(notice.reportKind));
  const unread = readAt === null && settledAt === null;
  const what = t(`what.${noticeWords(notice)}`, {
    actor: actor ?? t("somebody"),
    day: dueOn === null ? "" : format.day(dueOn),
  });
  return (
    <article className={styles.notice} data-unread={unread} aria-labelledby={`notice-${id}`}>
      <div className={styles.body}>
        <h2 id={`notice-${id}`} className={styles.what}>
          {unread ? <span className={styles.new}>{t("unread")}</span> : null} {what}
        </h2>
        <p className={styles.about}>
          <Link href={noticePath(notice)} prefetch={false}>
            {title === "" ? name : `${name} ${title}`}
          </Link>
          {partnerIso2 === null ? null : ` · ${format.country(partnerIso2)}`}
        </p>
        <p className={styles.when}>
          <span>{format.instant(createdAt)}</span>
          {settledAt === null ? null : <span>{t(`settled.${settledAs(kind)}`)}</span>}
          {readAt === null ? null : <span>{t("readAt", { at: format.instant(readAt) })}</span>}
        </p>
      </div>
      {unread ? (
        <MarkReadForm noticeId={String(id)} label={t("markReadLabel", { what, code: name })} />
      ) : null}
    </article>
  );
}
