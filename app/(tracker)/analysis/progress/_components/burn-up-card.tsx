import { getTranslations } from "next-intl/server";
import { BurnUp } from "@/components/charts/burn-up";
import { hrefOnDay } from "@/lib/analysis/compared";
import { type AnalysisFilters, analysisQuery, milestonesBehind } from "@/lib/analysis/filters";
import { loadBurnUp } from "@/lib/analysis/load-burn-up";
import { dayOf, type Reader } from "@/lib/as-of/reader";

interface Props {
  reader: Reader;
  filters: AnalysisFilters;
  exports: boolean;
}

/** The agreed plan and what was achieved of it. */
export async function BurnUpCard({ reader, filters, exports }: Props) {
  const [t, { points, milestones, byNature }] = await Promise.all([
    getTranslations("charts.burnUp"),
    loadBurnUp(reader, filters),
  ]);
  const list = milestonesBehind(filters);
  return (
    <BurnUp
      points={points}
      span={{ from: filters.from, to: filters.to }}
      milestones={milestones}
      asOf={dayOf(reader)}
      remark={byNature ? t("byNature") : undefined}
      quarterHref={({ endsOn }) => hrefOnDay(reader, list, endsOn)}
      downloadHref={exports ? `/api/export/burn-up.csv?${analysisQuery(filters)}` : undefined}
    />
  );
}
