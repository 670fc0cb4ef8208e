import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { REPORT_KINDS, type ReportKind } from "@/lib/reports/constants";
import { orderHref } from "@/lib/reports/rules";
import styles from "./kind-links.module.css";

/** The kinds of reports, each with an order of its own. */
export function KindLinks({ kind }: { kind: ReportKind }) {
  const t = useTranslations("reports");
  return (
    <nav aria-label={t("kinds")}>
      <ul className={styles.list}>
        {REPORT_KINDS.map((other) => (
          <li key={other}>
            <Link
              href={orderHref({ kind: other })}
              prefetch={false}
              className={styles.link ?? ""}
              {...(other === kind ? { "aria-current": "page" as const } : {})}
            >
              {t(`kind.${other}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
