import { useTranslations } from "next-intl";
import styles from "./illustrative-band.module.css";

/** Says on every page that a demonstration installation's figures mean nothing about anyone. */
export function IllustrativeBand({ shown }: { shown: boolean }) {
  const t = useTranslations("shell");
  if (!shown) return null;
  return (
    <aside className={styles.band} aria-label={t("illustrativeLabel")}>
      <p className={styles.text}>
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
          <circle cx="7" cy="7" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M7 6.2v4M7 3.6v.2" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" />
        </svg>
        {t("illustrative")}
      </p>
    </aside>
  );
}
