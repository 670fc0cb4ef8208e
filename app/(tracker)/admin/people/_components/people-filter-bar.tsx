import { useTranslations } from "next-intl";
import { FilterBar } from "@/components/ui/filter-bar";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { type AccountFilters, accountsHref } from "@/lib/people/account-filters";
import { ACCOUNT_STATES, ROLES } from "@/lib/people/constants";

/** What the accounts are narrowed down by. */
export function PeopleFilterBar({
  filters,
  partners,
}: {
  filters: AccountFilters;
  partners: readonly Choice[];
}) {
  const t = useTranslations();
  const address = accountsHref({ ...filters, page: 1 });
  return (
    <FilterBar key={address} action="/admin/people" active={address !== "/admin/people"}>
      <TextField
        filter
        type="search"
        name="q"
        label={t("people.filter.search")}
        defaultValue={filters.search}
      />
      <SelectField
        empty="any"
        name="role"
        label={t("people.filter.role")}
        choices={ROLES.map((value) => ({ value, label: t(`words.role.${value}`) }))}
        defaultValue={filters.role ?? ""}
      />
      <SelectField
        empty="any"
        name="partner"
        label={t("people.filter.partner")}
        choices={partners}
        defaultValue={filters.partner ?? ""}
      />
      <SelectField
        empty="any"
        name="state"
        label={t("people.filter.state")}
        choices={ACCOUNT_STATES.map((value) => ({ value, label: t(`people.state.${value}`) }))}
        defaultValue={filters.state ?? ""}
      />
    </FilterBar>
  );
}
