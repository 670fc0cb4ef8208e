import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CardSlot } from "@/components/ui/card-slot";
import { requireReader } from "@/lib/as-of/request";
import { can } from "@/lib/auth/permissions";
import { AnalysisFrame } from "../_components/analysis-frame";
import { readFilters } from "../_components/read-filters";
import { BurnUpCard } from "./_components/burn-up-card";
import { MovementsCard } from "./_components/movements-card";
import { PerformanceCard } from "./_components/performance-card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("analysis.pages.progress"))("title") };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Where the milestones stand against what was agreed, first and now, what moved them, and how fast each area earns what is planned. */
export default async function ProgressPage({ searchParams }: Props) {
  const reader = await requireReader();
  const filters = await readFilters("progress", searchParams);
  const exports = can(reader, "figures.export");
  // Fewer parts move within one plan than within all of them.
  const movements =
    filters.partners.length === 0
      ? { height: "32.7rem", narrow: "75.6rem" }
      : { height: "25.6rem", narrow: "54rem" };
  return (
    <AnalysisFrame page="progress" reader={reader} filters={filters}>
      <CardSlot height="33rem" narrow="48.4rem">
        <BurnUpCard reader={reader} filters={filters} exports={exports} />
      </CardSlot>
      <CardSlot {...movements}>
        <MovementsCard reader={reader} filters={filters} exports={exports} />
      </CardSlot>
      <CardSlot height="22.3rem" narrow="29.25rem">
        <PerformanceCard reader={reader} filters={filters} exports={exports} />
      </CardSlot>
    </AnalysisFrame>
  );
}
