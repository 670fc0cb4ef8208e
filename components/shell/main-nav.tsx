import { useTranslations } from "next-intl";
import { type Action, can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/viewer";
import styles from "./main-nav.module.css";
import { NavLink } from "./nav-link";

interface Entry {
  href: string;
  label: "overview" | "partners" | "milestones" | "periods" | "methodology" | "aboutTheData" | "admin";
  /** Only for those who may do this. */
  action?: Action;
}

const ENTRIES: readonly Entry[] = [
  { href: "/", label: "overview" },
  { href: "/partners", label: "partners" },
  { href: "/milestones", label: "milestones" },
  { href: "/periods", label: "periods" },
  { href: "/methodology", label: "methodology" },
  { href: "/about-the-data", label: "aboutTheData" },
  { href: "/admin", label: "admin", action: "people.manage" },
];

/** The sections of the product that are the reader's; on a narrow screen they take two rows. */
export function MainNav({ viewer }: { viewer: Viewer }) {
  const t = useTranslations("shell.nav");
  const open = ENTRIES.filter(({ action }) => action === undefined || can(viewer, action));
  return (
    <nav aria-label={t("label")} className={styles.nav}>
      <ul className={styles.list}>
        {open.map(({ href, label }) => (
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
