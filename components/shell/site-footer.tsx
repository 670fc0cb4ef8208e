import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import { TIME_ZONE } from "@/i18n/time-zone";
import { Contact } from "./contact";
import styles from "./site-footer.module.css";

interface Props {
  /** Whom to turn to; null where nobody is named. */
  contact: string | null;
  children: ReactNode;
}

/** What holds for every page: the accessibility statement, whom to turn to, the time zone, the theme switch. */
export function SiteFooter({ contact, children }: Props) {
  const t = useTranslations("shell.footer");
  return (
    <footer className={styles.footer} aria-label={t("label")}>
      <div className={styles.row}>
        <p className={styles.facts}>
          <Link href="/accessibility" prefetch={false}>
            {t("accessibility")}
          </Link>
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
