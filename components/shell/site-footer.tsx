import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { TIME_ZONE } from "@/i18n/time-zone";
import styles from "./site-footer.module.css";

/** What holds for every page: the accessibility statement, the time zone, the theme switch. */
export function SiteFooter({ children }: { children: ReactNode }) {
  const t = useTranslations("shell.footer");
  return (
    <footer className={styles.footer} aria-label={t("label")}>
      <div className={styles.row}>
        <p className={styles.facts}>
          <Link href="/accessibility" prefetch={false}>
            {t("accessibility")}
          </Link>
          <span>{t("timeZone", { timeZone: TIME_ZONE })}</span>
        </p>
        {children}
      </div>
    </footer>
  );
}
