import { useTranslations } from "next-intl";
import { type Action, can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/viewer";
import styles from "./main-nav.module.css";
import { NavLink } from "./nav-link";

interface Entry {
  href: string;
  label:
    | "overview"
    | "myWork"
    | "partners"
    | "milestones"
    | "analysis"
    | "reviews"
    | "periods"
    | "reports"
    | "methodology"
    | "aboutTheData"
    | "admin";
  /** Only for those who may do this. */
  action?: Action;
}

const ENTRIES: readonly Entry[] = [
  { href: "/", label: "overview" },
  { href: "/my-work", label: "myWork", action: "assessment.record" },
  { href: "/partners", label: "partners" },
  { href: "/milestones", label: "milestones" },
  { href: "/analysis", label: "analysis" },
  { href: "/reviews", label: "reviews", action: "assessment.decide" },
  { href: "/periods", label: "periods" },
  { href: "/reports", label: "reports", action: "figures.export" },
  { href: "/methodology", label: "methodology" },
  { href: "/about-the-data", label: "aboutTheData" },
  { href: "/admin", label: "admin", action: "people.manage" },
];

/** The sections of the product that are the reader's; on a narrow screen they take two rows. `waiting`: what waits for a decision. */
export function MainNav({ viewer, waiting }: { viewer: Viewer; waiting: number | null }) {
  const t = useTranslations("shell.nav");
  const open = ENTRIES.filter(({ action }) => action === undefined || can(viewer, action));
  return (
    <nav aria-label={t("label")} className={styles.nav}>
      <ul className={styles.list}>
        {open.map(({ href, label }) => (
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
