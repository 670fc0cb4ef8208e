import { getTranslations } from "next-intl/server";
import { ForecastBand } from "@/components/charts/forecast-band";
import { EmptyState } from "@/components/ui/empty-state";
import { type AnalysisFilters, analysisQuery, milestonesBehind } from "@/lib/analysis/filters";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { forecastBand } from "@/lib/forecast/queries";
import { DELIVERIES, NOT_ASSESSED, VERDICTS } from "@/lib/milestones/constants";
import type { MilestoneFilters } from "@/lib/milestones/filters";
import { quarterLabel } from "@/lib/periods/rules";

/** As `openMilestone` says, in the words of the list. */
const OPEN: Partial<MilestoneFilters> = {
  deliveries: [...DELIVERIES.filter((delivery) => delivery !== "discontinued"), NOT_ASSESSED],
  verdicts: [...VERDICTS.filter((verdict) => verdict !== "fulfilled"), NOT_ASSESSED],
  commitments: ["committed"],
  sort: "due",
};

interface Props {
  reader: Reader;
  filters: AnalysisFilters;
  exports: boolean;
}

/** The burn-up of what is open, or why none is foretold. */
export async function BandCard({ reader, filters, exports }: Props) {
  const [t, band] = await Promise.all([getTranslations("analysis.forecast"), forecastBand(reader, filters)]);
  if (!band.shown) {
    return (
      <EmptyState title={t("none.title")}>
        <p>{t(`none.${band.reason}`, { fulfilments: band.fulfilments, needed: band.needed })}</p>
      </EmptyState>
    );
  }
  return (
    <ForecastBand
      points={band.points
        .filter(({ quarterOn }) => filters.to === null || quarterOn <= filters.to)
        .map(({ quarterOn, ...point }) => ({ ...point, quarter: quarterLabel(quarterOn) }))}
      fulfilled={band.fulfilled}
      open={band.open}
      openHref={milestonesBehind(filters, OPEN)}
      asOf={dayOf(reader)}
      downloadHref={exports ? `/api/export/forecast.csv?${analysisQuery(filters)}` : undefined}
    />
  );
}
