import { useTranslations } from "next-intl";
import { FilterBar } from "@/components/ui/filter-bar";
import { type Choice, type ChoiceGroup, SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { AUDIT_GROUPS, INSTALLATION } from "@/lib/audit/constants";
import { type AuditFilters, auditHref, isFiltered } from "@/lib/audit/filters";
import { isGroup } from "@/lib/audit/rules";

interface Props {
  filters: AuditFilters;
  people: readonly Choice[];
  partners: readonly Choice[];
}

/** What the trail is narrowed down by. */
export function AuditFilterBar({ filters, people, partners }: Props) {
  const t = useTranslations("audit");
  const what = Object.entries(AUDIT_GROUPS).flatMap(([group, actions]): ChoiceGroup[] => {
    if (!isGroup(group)) return [];
    const label = t(`group.${group}`);
    const all = { value: group, label: t("filter.all", { group: label }) };
    return [{ label, choices: [all, ...actions.map((value) => ({ value, label: t(`action.${value}`) }))] }];
  });
  return (
    <FilterBar key={auditHref(filters)} action="/admin/audit" active={isFiltered(filters)}>
      <SelectField
        empty="any"
        name="person"
        label={t("filter.person")}
        choices={people}
        defaultValue={filters.person ?? ""}
      />
      <SelectField
        empty="any"
        name="what"
        label={t("filter.what")}
        choices={what}
        defaultValue={filters.what ?? ""}
      />
      <SelectField
        empty="any"
        name="partner"
        label={t("filter.partner")}
        choices={[{ value: INSTALLATION, label: t("filter.installation") }, ...partners]}
        defaultValue={filters.partner ?? ""}
      />
      <TextField filter type="date" name="from" label={t("filter.from")} defaultValue={filters.from ?? ""} />
      <TextField filter type="date" name="to" label={t("filter.to")} defaultValue={filters.to ?? ""} />
      <TextField filter type="search" name="about" label={t("filter.about")} defaultValue={filters.about} />
    </FilterBar>
  );
}
