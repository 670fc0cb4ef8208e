import { getTranslations } from "next-intl/server";
import { getFormat } from "@/i18n/reader-format";
import { type Analysis, COMPARING } from "@/lib/analysis/constants";
import type { AnalysisFilters } from "@/lib/analysis/filters";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { lastDayKnown } from "@/lib/as-of/rules";
import { listPartnersOfLists } from "@/lib/partners/queries";
import { quarterLabel } from "@/lib/periods/rules";

/** What is filtered and which day is looked at, in words: a sentence each, for what leaves the page. */
export async function sayFilters(
  page: Analysis,
  reader: Reader,
  filters: AnalysisFilters,
): Promise<string[]> {
  const [t, words, format, partners] = await Promise.all([
    getTranslations("analysis.filter"),
    getTranslations("words"),
    getFormat(),
    filters.partners.length === 0 ? [] : listPartnersOfLists(reader, filters.partners),
  ]);
  const names = new Map(partners.map(({ iso3, iso2 }) => [iso3, format.country(iso2)]));
  const said = [
    { name: t("partners"), values: filters.partners.map((code) => names.get(code) ?? code) },
    { name: t("areas"), values: filters.areas.map((area) => words(`area.${area}`)) },
    { name: t("natures"), values: filters.natures.map((nature) => words(`nature.${nature}`)) },
    { name: t("programmes"), values: filters.programmes.map((programme) => words(`programme.${programme}`)) },
    ...(["from", "to"] as const).map((end) => {
      const quarter = filters[end];
      return { name: t(end), values: quarter === null ? [] : [format.quarter(quarterLabel(quarter))] };
    }),
    {
      name: t("compareTo"),
      values: filters.compareTo === null || !COMPARING.includes(page) ? [] : [format.day(filters.compareTo)],
    },
  ];
  const known = reader.asOf && lastDayKnown(reader.asOf);
  return [
    ...said
      .filter(({ values }) => values.length > 0)
      .map(({ name, values }) => t("said", { name, values: values.join(", ") })),
    known
      ? t("asOfKnown", { day: format.day(dayOf(reader)), known: format.day(known) })
      : t("asOf", { day: format.day(dayOf(reader)) }),
  ];
}
