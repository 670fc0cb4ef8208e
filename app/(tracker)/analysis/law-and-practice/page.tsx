import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Stack } from "@/components/ui/stack";
import { requireReader } from "@/lib/as-of/request";
import { AnalysisFrame } from "../_components/analysis-frame";
import { readFilters } from "../_components/read-filters";
import { AreaGapsCard } from "./_components/area-gaps-card";
import { PartnerGapsCard } from "./_components/partner-gaps-card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("analysis.pages"))("law-and-practice.title") };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/**
 * What is laid down beside what is done, by area and by partner: each end leads to its milestones. One question of the database answers
 * both, so that they come with the page, and without any script too.
 */
export default async function LawAndPracticePage({ searchParams }: Props) {
  const reader = await requireReader();
  const filters = await readFilters("law-and-practice", searchParams);
  return (
    <AnalysisFrame page="law-and-practice" reader={reader} filters={filters}>
      <Stack>
        <AreaGapsCard reader={reader} filters={filters} />
        <PartnerGapsCard reader={reader} filters={filters} />
      </Stack>
    </AnalysisFrame>
  );
}
