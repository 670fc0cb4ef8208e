import { useTranslations } from "next-intl";
import { FilterBar } from "@/components/ui/filter-bar";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { AREAS } from "@/lib/areas/constants";
import { BOTH_KNOWN_NOW, CHANGES, changesHref, COMPARED, type Comparison } from "@/lib/changes/rules";
import type { Day } from "@/lib/periods/days";

interface Props {
  comparison: Comparison;
  partners: readonly Choice[];
  /** Whether the address asks for anything, so that clearing makes sense. */
  active: boolean;
  today: Day;
}

/** Chooses the two days, by what was known when they are seen, and of which partner and area. */
export function ComparisonBar({ comparison, partners, active, today }: Props) {
  const t = useTranslations("changes.filter");
  const words = useTranslations("words.area");
  const { knownNow, partner, area } = comparison;
  const [from, to] = [comparison.from.day, comparison.to.day];
  const date = { type: "date", max: today, filter: true } as const;
  return (
    <FilterBar key={changesHref({ from, to, knownNow, partner, area })} action={CHANGES} active={active}>
      <TextField {...date} name={COMPARED.from} label={t("from")} defaultValue={from} />
      <TextField {...date} name={COMPARED.to} label={t("to")} defaultValue={to} />
      <SelectField
        name={COMPARED.known}
        label={t("known")}
        empty="none"
        defaultValue={knownNow ? BOTH_KNOWN_NOW : ""}
        choices={[
          { value: "", label: t("knownThen") },
          { value: BOTH_KNOWN_NOW, label: t("knownNow") },
        ]}
      />
      <SelectField
        name={COMPARED.partner}
        label={t("partner")}
        empty="any"
        defaultValue={partner ?? ""}
        choices={partners}
      />
      <SelectField
        name={COMPARED.area}
        label={t("area")}
        empty="any"
        defaultValue={area ?? ""}
        choices={AREAS.map((value) => ({ value, label: words(value) }))}
      />
    </FilterBar>
  );
}
