import { useTranslations } from "next-intl";
import { FilterBar } from "@/components/ui/filter-bar";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { AREAS } from "@/lib/areas/constants";
import { REVIEW_AGES } from "@/lib/reviews/constants";
import { isNarrowed, type ReviewFilters, reviewFiltersQuery } from "@/lib/reviews/filters";

interface Props {
  filters: ReviewFilters;
  /** Those with something waiting, and those that are filtered by. */
  partners: readonly Choice[];
  analysts: readonly Choice[];
}

/** What the queue is narrowed to. */
export function ReviewFilterBar({ filters, partners, analysts }: Props) {
  const t = useTranslations("reviews.filter");
  const words = useTranslations("words.area");
  const fields = [
    { name: "partner", chosen: filters.partner, choices: partners },
    { name: "area", chosen: filters.area, choices: AREAS.map((value) => ({ value, label: words(value) })) },
    { name: "analyst", chosen: filters.analyst, choices: analysts },
    {
      name: "age",
      chosen: filters.age,
      choices: REVIEW_AGES.map((days) => ({ value: String(days), label: t("longer", { days }) })),
    },
  ] as const;
  return (
    <FilterBar key={reviewFiltersQuery(filters)} action="/reviews" active={isNarrowed(filters)}>
      {fields.map(({ name, chosen, choices }) => (
        <SelectField
          key={name}
          empty="any"
          name={name}
          label={t(name)}
          choices={choices}
          defaultValue={String(chosen ?? "")}
        />
      ))}
    </FilterBar>
  );
}
