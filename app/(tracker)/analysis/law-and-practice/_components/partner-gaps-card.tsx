import { BasisGaps } from "@/components/charts/basis-gaps";
import { getFormat } from "@/i18n/reader-format";
import { type AnalysisFilters, analysisQuery } from "@/lib/analysis/filters";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { listPartnersOfLists } from "@/lib/partners/queries";
import { gapsFile, readGaps } from "./read-gaps";

/** Law and practice of each partner, by name: nobody is ranked. A chosen one has its row also where nothing counts. */
export async function PartnerGapsCard({ reader, filters }: { reader: Reader; filters: AnalysisFilters }) {
  const [format, { now, before, total, comparedWith, rowOf }, known] = await Promise.all([
    getFormat(),
    readGaps(reader, filters),
    listPartnersOfLists(reader, filters.partners),
  ]);
  const shown = new Set([...filters.partners, ...[...now, ...(before ?? [])].map(({ partner }) => partner)]);
  const rows = known
    .filter(({ iso3 }) => shown.has(iso3))
    .map(({ iso3, iso2 }) =>
      rowOf({ key: iso3, name: format.country(iso2) }, ({ partner }) => partner === iso3, {
        partners: [iso3],
      }),
    )
    .toSorted((a, b) => format.compare(a.name, b.name));
  return (
    <BasisGaps
      by="partner"
      rows={rows}
      total={total}
      asOf={dayOf(reader)}
      comparedWith={comparedWith}
      downloadHref={gapsFile(reader, analysisQuery(filters))}
    />
  );
}
