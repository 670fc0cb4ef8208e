import { CompletionCompared } from "@/components/charts/completion-compared";
import { getFormat } from "@/i18n/reader-format";
import { hrefOnDay } from "@/lib/analysis/compared";
import { type AnalysisFilters, analysisQuery } from "@/lib/analysis/filters";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { listCompletionSeries } from "@/lib/completion/queries";
import { milestonesHref } from "@/lib/milestones/filters";
import { listPartnersOfLists } from "@/lib/partners/queries";

interface Props {
  reader: Reader;
  filters: AnalysisFilters;
  exports: boolean;
}

/** The course of each chosen partner's whole plan. */
export async function ComparedCourses({ reader, filters, exports }: Props) {
  const [format, series, partners] = await Promise.all([
    getFormat(),
    listCompletionSeries(reader),
    listPartnersOfLists(reader, filters.partners),
  ]);
  const courses = filters.partners.flatMap((code) => {
    const partner = partners.find(({ iso3 }) => iso3 === code);
    if (partner === undefined) return [];
    const points = series.find((own) => own.partner === code)?.points ?? [];
    return [{ code, name: format.country(partner.iso2), points }];
  });
  return (
    <CompletionCompared
      courses={courses}
      span={{ from: filters.from, to: filters.to }}
      asOf={dayOf(reader)}
      quarterHref={(endsOn) =>
        hrefOnDay(reader, milestonesHref({ partners: filters.partners.toSorted() }), endsOn)
      }
      downloadHref={exports ? `/api/export/completion-compared.csv?${analysisQuery(filters)}` : undefined}
    />
  );
}
