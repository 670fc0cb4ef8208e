import { Movements } from "@/components/charts/movements";
import { type AnalysisFilters, analysisQuery } from "@/lib/analysis/filters";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { movedMilestonesHref } from "@/lib/movements/address";
import { listMovements } from "@/lib/movements/queries";

interface Props {
  reader: Reader;
  filters: AnalysisFilters;
  exports: boolean;
}

/** What moved completion from quarter to quarter. */
export async function MovementsCard({ reader, filters, exports }: Props) {
  return (
    <Movements
      quarters={await listMovements(reader, filters)}
      span={{ from: filters.from, to: filters.to }}
      hrefOf={(quarter, part) =>
        part === "standing" ? undefined : movedMilestonesHref(filters, quarter, part)
      }
      asOf={dayOf(reader)}
      downloadHref={exports ? `/api/export/movements.csv?${analysisQuery(filters)}` : undefined}
    />
  );
}
