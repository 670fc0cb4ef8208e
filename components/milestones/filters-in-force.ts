import { filterWords, type Texts } from "@/components/milestones/filter-words";
import { type FilterInForce, withoutEach } from "@/components/milestones/without-each";
import type { Choice } from "@/components/ui/select-field";
import type { Format } from "@/i18n/format";
import { FILTER_MARKS, type MilestoneFilters } from "@/lib/milestones/filters";
import { quarterLabel } from "@/lib/periods/rules";

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

/** What a list is filtered by, each in words and with the filters without it. */
export function filtersInForce(
  t: Texts,
  format: Pick<Format, "quarter">,
  filters: MilestoneFilters,
  partners: readonly Choice[],
) {
  const words = { ...filterWords(t), partners };
  const textOf = ({ kind, value }: FilterInForce) => {
    const name = t(`milestones.filter.${NAMES[kind]}`);
    const named = (said: string) => t("milestones.active.named", { name, value: said });
    if (isMark(kind)) return name;
    if (kind === "search") return named(t("milestones.active.searched", { text: value }));
    if (kind === "missing") return named(format.quarter(quarterLabel(value)));
    if (kind === "movement") {
      if (filters.movement === null) return name;
      const { kind: movement, quarter } = filters.movement;
      return t("milestones.active.moved", {
        ...{ name, quarter: format.quarter(quarterLabel(quarter)) },
        movement: t(`words.movement.${movement}`),
      });
    }
    return named(words[kind].find((choice) => choice.value === value)?.label ?? value);
  };
  return withoutEach(filters).map((filter) => ({
    key: `${filter.kind} ${filter.value}`,
    text: textOf(filter),
    without: filter.without,
  }));
}

function isMark(kind: FilterInForce["kind"]): kind is (typeof FILTER_MARKS)[number] {
  return FILTER_MARKS.some((mark) => mark === kind);
}
