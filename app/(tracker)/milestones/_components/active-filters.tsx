import { useTranslations } from "next-intl";
import { filtersInForce } from "@/components/milestones/filters-in-force";
import { Link } from "@/components/ui/link";
import type { Choice } from "@/components/ui/select-field";
import { useFormat } from "@/i18n/use-format";
import { type MilestoneFilters, milestonesHref } from "@/lib/milestones/filters";
import styles from "./list.module.css";

/** What the list is filtered by, each a link to the list without it. */
export function ActiveFilters({
  filters,
  partners,
}: {
  filters: MilestoneFilters;
  partners: readonly Choice[];
}) {
  const t = useTranslations("milestones");
  const inForce = filtersInForce(useTranslations(), useFormat(), filters, partners);
  if (inForce.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={t("active.label")}>
      {inForce.map(({ key, text, without }) => (
        <li key={key}>
          <Link
            href={milestonesHref(without)}
            prefetch={false}
            className={styles.chip}
            aria-label={t("active.remove", { filter: text })}
          >
            {text}
            <svg width="9" height="9" viewBox="0 0 9 9" aria-hidden="true" focusable="false">
              <path d="m1 1 7 7m0-7L1 8" fill="none" stroke="currentColor" strokeWidth="1.5" />
            </svg>
          </Link>
        </li>
      ))}
    </ul>
  );
}
