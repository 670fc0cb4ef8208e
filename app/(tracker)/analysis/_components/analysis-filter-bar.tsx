import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { FilterBar } from "@/components/ui/filter-bar";
import { MultiChoice } from "@/components/ui/multi-choice";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { getFormat } from "@/i18n/reader-format";
import { type Analysis, COMPARING } from "@/lib/analysis/constants";
import { ANALYSIS_PARAMETERS, type AnalysisFilters, analysisQuery } from "@/lib/analysis/filters";
import { AREAS } from "@/lib/areas/constants";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { getFirstQuarter } from "@/lib/completion/queries";
import { NATURES } from "@/lib/milestones/constants";
import { PROGRAMMES } from "@/lib/partners/constants";
import { listPartnersOfLists } from "@/lib/partners/queries";
import { quarterAddress, quarterLabel, quartersBetween } from "@/lib/periods/rules";

interface Props {
  page: Analysis;
  reader: Reader;
  filters: AnalysisFilters;
  own?: OwnFilters | undefined;
}

/** What one page asks for beside the filters that all share. */
export interface OwnFilters {
  fields: ReactNode;
  /** The query string of the filters with them. */
  query: string;
}

/** The filters of the analysis: a form whose answer is an address, the same on each of its pages. */
export async function AnalysisFilterBar({ page, reader, filters, own }: Props) {
  const day = dayOf(reader);
  const [t, words, format, partners, first] = await Promise.all([
    getTranslations("analysis.filter"),
    getTranslations("words"),
    getFormat(),
    listPartnersOfLists(reader, filters.partners),
    getFirstQuarter(reader),
  ]);
  const quarters = quartersBetween(first ?? day, day)
    .toReversed()
    .map((quarter) => ({ value: quarterAddress(quarter), label: format.quarter(quarterLabel(quarter)) }));
  const query = own?.query ?? analysisQuery(filters);
  const end = (name: "from" | "to") => {
    const quarter = filters[name];
    return quarter === null ? "" : quarterAddress(quarter);
  };
  const compares = COMPARING.includes(page);
  // A day that this page does not ask for is kept for those that do.
  const kept =
    compares || filters.compareTo === null ? {} : { [ANALYSIS_PARAMETERS.compareTo]: filters.compareTo };
  return (
    <FilterBar key={query} action={`/analysis/${page}`} active={query !== ""} hidden={kept}>
      {own?.fields}
      <MultiChoice
        name={ANALYSIS_PARAMETERS.partners}
        label={t("partners")}
        none={t("everyPartner")}
        choices={partners
          .map(({ iso3, iso2 }) => ({ value: iso3, label: format.country(iso2) }))
          .toSorted((a, b) => format.compare(a.label, b.label))}
        chosen={filters.partners}
      />
      <MultiChoice
        name={ANALYSIS_PARAMETERS.areas}
        label={t("areas")}
        none={t("every")}
        choices={AREAS.map((value) => ({ value, label: words(`area.${value}`) }))}
        chosen={filters.areas}
      />
      <MultiChoice
        name={ANALYSIS_PARAMETERS.natures}
        label={t("natures")}
        none={t("every")}
        choices={NATURES.map((value) => ({ value, label: words(`nature.${value}`) }))}
        chosen={filters.natures}
      />
      <MultiChoice
        name={ANALYSIS_PARAMETERS.programmes}
        label={t("programmes")}
        none={t("every")}
        choices={PROGRAMMES.map((value) => ({ value, label: words(`programme.${value}`) }))}
        chosen={filters.programmes}
      />
      {(["from", "to"] as const).map((name) => (
        <SelectField
          key={name}
          empty="none"
          name={ANALYSIS_PARAMETERS[name]}
          label={t(name)}
          choices={[{ value: "", label: t(name === "from" ? "first" : "last") }, ...quarters]}
          defaultValue={end(name)}
        />
      ))}
      {compares ? (
        <TextField
          filter
          type="date"
          max={day}
          name={ANALYSIS_PARAMETERS.compareTo}
          label={t("compareTo")}
          defaultValue={filters.compareTo ?? ""}
        />
      ) : null}
    </FilterBar>
  );
}
