import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import { TIME_ZONE } from "@/i18n/time-zone";
import { REPORT_CHECK } from "@/lib/reports/constants";
import { Contact } from "./contact";
import styles from "./site-footer.module.css";

interface Props {
  /** Whom to turn to; null where nobody is named. */
  contact: string | null;
  /** Somebody is signed in, who may check a report that they have in hand. */
  isSignedIn: boolean;
  children: ReactNode;
}

/** What holds for every page: the accessibility statement, checking a report, whom to turn to, the time zone, the theme switch. */
export function SiteFooter({ contact, isSignedIn, children }: Props) {
  const t = useTranslations("shell.footer");
  return (
    <footer className={styles.footer} aria-label={t("label")}>
      <div className={styles.row}>
        <p className={styles.facts}>
          <Link href="/accessibility" prefetch={false}>
            {t("accessibility")}
          </Link>
          {isSignedIn ? (
            <Link href={REPORT_CHECK} prefetch={false}>
              {t("checkReport")}
            </Link>
          ) : null}
          {contact === null ? null : (
            <span className={styles.contact}>
              {t("contact")} <Contact contact={contact} />
            </span>
          )}
          <span>{t("timeZone", { timeZone: TIME_ZONE })}</span>
        </p>
        {children}
      </div>
    </footer>
  );
}
