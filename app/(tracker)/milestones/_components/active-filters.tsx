import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { Choice } from "@/components/ui/select-field";
import { useFormat } from "@/i18n/use-format";
import { FILTER_MARKS, type MilestoneFilters, milestonesHref } from "@/lib/milestones/filters";
import { quarterLabel } from "@/lib/periods/rules";
import styles from "./list.module.css";
import { useFilterWords } from "./use-filter-words";
import { type FilterInForce, withoutEach } from "./without-each";

const NAMES = {
  search: "search",
  partners: "partner",
  areas: "area",
  natures: "nature",
  bases: "basis",
  programmes: "programme",
  deliveries: "delivery",
  verdicts: "verdict",
  rags: "rag",
  commitments: "commitment",
  slips: "slip",
  moves: "moved",
  due: "due",
  assessed: "assessed",
  recheck: "recheck",
  missing: "missing",
  movement: "movement",
  waiting: "waiting",
  active: "active",
  disputed: "disputed",
  reversed: "reversed",
  counted: "counted",
} as const;

/** What the list is filtered by, each a link to the list without it. */
export function ActiveFilters({
  filters,
  partners,
}: {
  filters: MilestoneFilters;
  partners: readonly Choice[];
}) {
  const t = useTranslations("milestones");
  const spoken = useTranslations("words");
  const format = useFormat();
  const words = { ...useFilterWords(), partners };
  const inForce = withoutEach(filters);
  if (inForce.length === 0) return null;

  const text = ({ kind, value }: FilterInForce) => {
    const name = t(`filter.${NAMES[kind]}`);
    if (isMark(kind)) return name;
    if (kind === "search") return t("active.named", { name, value: t("active.searched", { text: value }) });
    if (kind === "missing") return t("active.named", { name, value: format.quarter(quarterLabel(value)) });
    if (kind === "movement") {
      if (filters.movement === null) return name;
      const { kind: movement, quarter } = filters.movement;
      return t("active.moved", {
        ...{ name, quarter: format.quarter(quarterLabel(quarter)) },
        movement: spoken(`movement.${movement}`),
      });
    }
    const label = words[kind].find((choice) => choice.value === value)?.label ?? value;
    return t("active.named", { name, value: label });
  };
  return (
    <ul className={styles.chips} aria-label={t("active.label")}>
      {inForce.map((filter) => (
        <li key={`${filter.kind} ${filter.value}`}>
          <Link
            href={milestonesHref(filter.without)}
            prefetch={false}
            className={styles.chip}
            aria-label={t("active.remove", { filter: text(filter) })}
          >
            {text(filter)}
            <svg width="9" height="9" viewBox="0 0 9 9" aria-hidden="true" focusable="false">
              <path d="m1 1 7 7m0-7L1 8" fill="none" stroke="currentColor" strokeWidth="1.5" />
            </svg>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function isMark(kind: FilterInForce["kind"]): kind is (typeof FILTER_MARKS)[number] {
  return FILTER_MARKS.some((mark) => mark === kind);
}
