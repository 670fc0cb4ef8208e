import { getTranslations } from "next-intl/server";
import { filtersInForce } from "@/components/milestones/filters-in-force";
import { getFormat } from "@/i18n/reader-format";
import type { Reader } from "@/lib/as-of/reader";
import type { MilestoneFilters } from "@/lib/milestones/filters";
import { listPartnersOfLists } from "@/lib/partners/queries";

/** The filters of the milestones list as the page says them above its rows. */
export async function milestoneFiltersInWords(reader: Reader, filters: MilestoneFilters): Promise<string[]> {
  const [t, format, partners] = await Promise.all([
    getTranslations(),
    getFormat(),
    listPartnersOfLists(reader, filters.partners),
  ]);
  const choices = partners.map(({ iso3, iso2 }) => ({ value: iso3, label: format.country(iso2) }));
  return filtersInForce(t, format, filters, choices).map(({ text }) => text);
}
