import { useTranslations } from "next-intl";
import styles from "./main-nav.module.css";
import { NavLink } from "./nav-link";

const ENTRIES = [
  { href: "/", label: "overview" },
  { href: "/partners", label: "partners" },
  { href: "/milestones", label: "milestones" },
  { href: "/reviews", label: "reviews" },
  { href: "/periods", label: "periods" },
  { href: "/methodology", label: "methodology" },
  { href: "/about-the-data", label: "aboutTheData" },
] as const;

/** The sections of the product; on a narrow screen they take two rows. `waiting`: what waits for a decision, to who decides. */
export function MainNav({ waiting }: { waiting: number | null }) {
  const t = useTranslations("shell.nav");
  const entries = ENTRIES.filter(({ label }) => label !== "reviews" || waiting !== null);
  return (
    <nav aria-label={t("label")} className={styles.nav}>
      <ul className={styles.list}>
        {entries.map(({ href, label }) => (
          <li key={href}>
            <NavLink href={href} className={styles.link ?? ""}>
              {t(label)}
              {label === "reviews" && waiting !== null && waiting > 0 ? (
                <>
                  {" "}
                  <span className={styles.count} aria-hidden="true">
                    {waiting > 999 ? "999+" : waiting}
                  </span>
                  <span className="visually-hidden">{t("reviewsWaiting", { count: waiting })}</span>
                </>
              ) : null}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
