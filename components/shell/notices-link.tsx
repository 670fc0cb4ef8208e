import { useTranslations } from "next-intl";
import styles from "./notices-link.module.css";
import { NavLink } from "./nav-link";

/** The way to the reader's notices, with how many are unread. */
export function NoticesLink({ unread }: { unread: number }) {
  const t = useTranslations("shell");
  return (
    <NavLink href="/notices" className={styles.link ?? ""}>
      <svg viewBox="0 0 20 20" aria-hidden="true" className={styles.bell}>
        <path d="M10 2a5 5 0 0 0-5 5v3.4L3.4 13a1 1 0 0 0 .86 1.5h11.48a1 1 0 0 0 .86-1.5L15 10.4V7a5 5 0 0 0-5-5Zm-2 13.5a2 2 0 0 0 4 0Z" />
      </svg>
      <span className="visually-hidden">{t("notices", { count: unread })}</span>
      {unread === 0 ? null : (
        <span aria-hidden="true" className={styles.count}>
          {unread > 99 ? "99+" : unread}
        </span>
      )}
    </NavLink>
  );
}
