import { getTranslations } from "next-intl/server";
import { BurnUp } from "@/components/charts/burn-up";
import { hrefOnDay } from "@/lib/analysis/compared";
import { type AnalysisFilters, analysisHref, analysisQuery, milestonesBehind } from "@/lib/analysis/filters";
import { loadBurnUp } from "@/lib/analysis/load-burn-up";
import { dayOf, type Reader } from "@/lib/as-of/reader";

interface Props {
  reader: Reader;
  filters: AnalysisFilters;
  exports: boolean;
}

/** The agreed plan, what was achieved of it, and what is foretold. */
export async function BurnUpCard({ reader, filters, exports }: Props) {
  const [t, why, { points, milestones, byNature, forecast }] = await Promise.all([
    getTranslations("charts.burnUp"),
    getTranslations("analysis.forecast.none"),
    loadBurnUp(reader, filters),
  ]);
  const foretold = forecast.shown
    ? t("record", { ...forecast.record })
    : `${why("title")}. ${why(forecast.reason, { fulfilments: forecast.fulfilments, needed: forecast.needed })}`;
  const list = milestonesBehind(filters);
  return (
    <BurnUp
      points={points}
      span={{ from: filters.from, to: filters.to }}
      milestones={milestones}
      asOf={dayOf(reader)}
      remarks={byNature ? [t("byNature"), foretold] : [foretold]}
      recordHref={forecast.shown ? analysisHref("forecast", filters) : undefined}
      quarterHref={({ endsOn }) => hrefOnDay(reader, list, endsOn)}
      downloadHref={exports ? `/api/export/burn-up.csv?${analysisQuery(filters)}` : undefined}
    />
  );
}
