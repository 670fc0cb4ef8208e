import { getTranslations } from "next-intl/server";
import { BasisGaps } from "@/components/charts/basis-gaps";
import { type AnalysisFilters, analysisQuery } from "@/lib/analysis/filters";
import { AREAS } from "@/lib/areas/constants";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { gapsFile, readGaps } from "./read-gaps";

/** Law and practice in each reform area, in the order that areas have everywhere. */
export async function AreaGapsCard({ reader, filters }: { reader: Reader; filters: AnalysisFilters }) {
  const [words, { total, comparedWith, rowOf }] = await Promise.all([
    getTranslations("words"),
    readGaps(reader, filters),
  ]);
  const areas = filters.areas.length > 0 ? filters.areas : AREAS;
  return (
    <BasisGaps
      by="area"
      rows={areas.map((area) =>
        rowOf({ key: area, name: words(`area.${area}`) }, (cell) => cell.area === area, { areas: [area] }),
      )}
      total={total}
      asOf={dayOf(reader)}
      comparedWith={comparedWith}
      downloadHref={gapsFile(reader, analysisQuery(filters))}
    />
  );
}
