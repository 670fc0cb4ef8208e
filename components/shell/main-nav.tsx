import { useTranslations } from "next-intl";
import styles from "./main-nav.module.css";
import { NavLink } from "./nav-link";

const ENTRIES = [
  { href: "/", label: "overview" },
  { href: "/partners", label: "partners" },
  { href: "/milestones", label: "milestones" },
  { href: "/periods", label: "periods" },
  { href: "/methodology", label: "methodology" },
  { href: "/about-the-data", label: "aboutTheData" },
] as const;

/** The sections of the product; on a narrow screen they take two rows. */
export function MainNav() {
  const t = useTranslations("shell.nav");
  return (
    <nav aria-label={t("label")} className={styles.nav}>
      <ul className={styles.list}>
        {ENTRIES.map(({ href, label }) => (
          <li key={href}>
            <NavLink href={href} className={styles.link ?? ""}>
              {t(label)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
