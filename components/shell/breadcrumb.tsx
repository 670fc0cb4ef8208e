import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import styles from "./breadcrumb.module.css";

export interface Crumb {
  label: string;
  href: string;
}

/** The way from the section down to the page, without the page itself, whose heading follows. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTranslations("shell");
  return (
    <nav aria-label={t("breadcrumb")}>
      <ol className={styles.list}>
        {crumbs.map((crumb) => (
          <li key={crumb.href}>
            <Link href={crumb.href} prefetch={false}>
              {crumb.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
