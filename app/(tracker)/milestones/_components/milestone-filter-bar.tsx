import { useTranslations } from "next-intl";
import { filterWords } from "@/components/milestones/filter-words";
import { FilterBar } from "@/components/ui/filter-bar";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import {
  FILTER_WORDS,
  type MilestoneFilters,
  milestoneFiltersQuery,
  movementAddress,
} from "@/lib/milestones/filters";
import { quarterAddress } from "@/lib/periods/rules";
import styles from "./list.module.css";

interface Props {
  filters: MilestoneFilters;
  partners: readonly Choice[];
  filtered: boolean;
}

/** The filters of the list. Each field holds one word; further ones, from a link, stay in force until they are removed. */
export function MilestoneFilterBar({ filters, partners, filtered }: Props) {
  const t = useTranslations("milestones.filter");
  const words = filterWords(useTranslations());
  const fields = [
    { name: "partner", label: t("partner"), chosen: filters.partners, choices: partners },
    { name: "area", label: t("area"), chosen: filters.areas, choices: words.areas },
    { name: "nature", label: t("nature"), chosen: filters.natures, choices: words.natures },
    { name: "basis", label: t("basis"), chosen: filters.bases, choices: words.bases },
    { name: "programme", label: t("programme"), chosen: filters.programmes, choices: words.programmes },
    { name: "delivery", label: t("delivery"), chosen: filters.deliveries, choices: words.deliveries },
    { name: "verdict", label: t("verdict"), chosen: filters.verdicts, choices: words.verdicts },
    { name: "rag", label: t("rag"), chosen: filters.rags, choices: words.rags },
    ...FILTER_WORDS.map((name) => ({
      name,
      label: t(name),
      chosen: [filters[name] ?? []].flat(),
      choices: words[name],
    })),
    {
      name: "reversed",
      label: t("reversal"),
      chosen: filters.reversed ? ["1"] : [],
      choices: [{ value: "1", label: t("stillReversed") }],
    },
    {
      name: "commitment",
      label: t("commitment"),
      chosen: filters.commitments,
      choices: words.commitments,
    },
    { name: "slip", label: t("slip"), chosen: filters.slips, choices: words.slips },
    { name: "moved", label: t("moved"), chosen: filters.moves, choices: words.moves },
    {
      name: "disputed",
      label: t("view"),
      chosen: filters.disputed ? ["1"] : [],
      choices: [{ value: "1", label: t("disputed") }],
    },
  ];
  const kept = {
    ...(filters.missing === null ? {} : { missing: quarterAddress(filters.missing) }),
    ...(filters.movement === null ? {} : { movement: movementAddress(filters.movement) }),
    ...(filters.waiting ? { waiting: "1" } : {}),
    ...(filters.active ? { active: "1" } : {}),
    ...(filters.counted ? { counted: "1" } : {}),
    ...(filters.sort === "code" && !filters.descending
      ? {}
      : { sort: `${filters.descending ? "-" : ""}${filters.sort}` }),
  };
  return (
    <FilterBar key={milestoneFiltersQuery(filters)} action="/milestones" hidden={kept} active={filtered}>
      <div className={styles.search}>
        <TextField filter type="search" name="q" label={t("search")} defaultValue={filters.search} />
      </div>
      {fields.map(({ name, label, chosen, choices }) => (
        <SelectField
          key={name}
          empty="any"
          name={name}
          label={label}
          choices={choices}
          defaultValue={chosen[0] ?? ""}
        />
      ))}
      {fields.flatMap(({ name, chosen }) =>
        chosen
          .slice(1)
          .map((word) => <input key={`${name} ${word}`} type="hidden" name={name} value={word} />),
      )}
    </FilterBar>
  );
}
