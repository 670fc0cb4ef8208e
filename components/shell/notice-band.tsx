import { useTranslations } from "next-intl";
import type { Language } from "@/lib/people/constants";
import styles from "./illustrative-band.module.css";

/** What the people who run the installation tell everybody, in the language in which they said it. */
export function NoticeBand({ notice }: { notice: { text: string; language: Language } | null }) {
  const t = useTranslations("shell");
  if (notice === null) return null;
  return (
    <aside className={`${styles.band} ${styles.notice}`} aria-label={t("noticeLabel")}>
      <p className={styles.text} lang={notice.language}>
        {notice.text}
      </p>
    </aside>
  );
}
