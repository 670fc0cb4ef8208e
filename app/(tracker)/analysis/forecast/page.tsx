import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CardSlot } from "@/components/ui/card-slot";
import { requireReader } from "@/lib/as-of/request";
import { can } from "@/lib/auth/permissions";
import { parseMilestoneFilters, searchParamsOf } from "@/lib/milestones/filters";
import { AnalysisFrame } from "../_components/analysis-frame";
import { readFilters } from "../_components/read-filters";
import { BandCard } from "./_components/band-card";
import { MilestonesCard } from "./_components/milestones-card";
import { RecordCard } from "./_components/record-card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("analysis.pages.forecast"))("title") };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** When what is open will be fulfilled, beside the record of earlier forecasts: without one, none is shown. */
export default async function ForecastPage({ searchParams }: Props) {
  const reader = await requireReader();
  const filters = await readFilters("forecast", searchParams);
  const { page } = parseMilestoneFilters(searchParamsOf(await searchParams));
  return (
    <AnalysisFrame page="forecast" reader={reader} filters={filters}>
      <CardSlot height="31.75rem" narrow="40rem">
        <BandCard reader={reader} filters={filters} exports={can(reader, "figures.export")} />
      </CardSlot>
      <CardSlot height="61.3rem" narrow="67.8rem">
        <RecordCard reader={reader} />
      </CardSlot>
      <CardSlot height="170rem" narrow="53.8rem">
        <MilestonesCard reader={reader} filters={filters} page={page} />
      </CardSlot>
    </AnalysisFrame>
  );
}
